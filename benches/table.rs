//! The table: groups of rows, each under its own heading.

use std::fmt;

/// All groups so far.
#[derive(Default)]
pub struct Table(Vec<Group>);

struct Group {
    title: String,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// Starts a group with these columns.
    pub fn group(&mut self, title: &str, columns: &[&str]) {
        let columns = columns.iter().map(ToString::to_string).collect();
        self.0.push(Group { title: title.to_owned(), rows: vec![columns] });
    }

    /// Adds a row to the last group.
    pub fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        if let Some(group) = self.0.last_mut() {
            group.rows.push(cells.into_iter().collect());
        }
    }
}

impl fmt::Display for Table {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for group in &self.0 {
            let columns = group.rows.iter().map(Vec::len).max().unwrap_or_default();
            let width = |column: usize| {
                group
                    .rows
                    .iter()
                    .filter_map(|row| row.get(column))
                    .map(|cell| cell.chars().count())
                    .max()
                    .unwrap_or_default()
            };
            let widths: Vec<usize> = (0..columns).map(width).collect();
            writeln!(formatter, "{}", group.title)?;
            for row in &group.rows {
                for (column, (cell, width)) in row.iter().zip(&widths).enumerate() {
                    match column {
                        0 => write!(formatter, "  {cell:<width$}")?,
                        _ => write!(formatter, "  {cell:>width$}")?,
                    }
                }
                writeln!(formatter)?;
            }
            writeln!(formatter)?;
        }
        Ok(())
    }
}

/// A number of bytes, with a narrow no-break space between thousands.
pub fn bytes(number: u64) -> String {
    let digits = number.to_string();
    let numbered = digits.chars().enumerate();
    numbered.fold(String::new(), |mut text, (index, digit)| {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push('\u{202f}');
        }
        text.push(digit);
        text
    })
}

/// Milliseconds, or a dash without a measurement.
pub fn ms(figure: Option<f64>) -> String {
    figure.map_or_else(|| "–".to_owned(), |figure| format!("{figure:.0} ms"))
}

/// The first figure divided by the second.
pub fn ratio(first: Option<f64>, second: Option<f64>) -> String {
    match (first, second) {
        (Some(first), Some(second)) if second > 0.0 => format!("{:.2}", first / second),
        _ => "–".to_owned(),
    }
}
