use std::fmt::Write;

/// Writes shapes as compactly as SVG allows.
#[derive(Default)]
pub struct Pen(String);

impl Pen {
    /// What was drawn.
    pub fn finish(self) -> String {
        self.0
    }

    /// Raw markup; its numbers come from [`short`].
    pub fn add(&mut self, markup: &str) {
        self.0.push_str(markup);
    }

    /// A filled disc.
    pub fn disc(&mut self, class: char, (x, y): (f64, f64), radius: f64) {
        let (x, y, radius) = (short(x), short(y), short(radius));
        self.add(&format!("<circle class=\"{class}\" cx=\"{x}\" cy=\"{y}\" r=\"{radius}\"/>"));
    }

    /// A filled shape.
    pub fn shape(&mut self, class: char, path: &str) {
        self.add(&format!("<path class=\"{class}\" d=\"{path}\"/>"));
    }

    /// Lines of one width.
    pub fn lines(&mut self, class: char, width: f64, path: &str) {
        let width = short(width);
        self.add(&format!("<path class=\"{class}\" fill=\"none\" stroke-width=\"{width}\" d=\"{path}\"/>"));
    }

    /// What `draw` draws, with the attributes of a group.
    pub fn group(&mut self, attributes: &str, draw: impl FnOnce(&mut Self)) {
        self.add(&format!("<g {attributes}>"));
        draw(self);
        self.add("</g>");
    }
}

/// A number with at most one decimal, in SVG's shortest form.
pub fn short(value: f64) -> String {
    let tenths = (value * 10.0).round() as i64;
    let sign = if tenths < 0 { "-" } else { "" };
    match (tenths.abs() / 10, tenths.abs() % 10) {
        (0, 0) => "0".to_owned(),
        (whole, 0) => format!("{sign}{whole}"),
        (0, tenth) => format!("{sign}.{tenth}"),
        (whole, tenth) => format!("{sign}{whole}.{tenth}"),
    }
}

/// A path from commands, each a letter with its numbers.
pub fn path(commands: impl IntoIterator<Item = (char, Vec<f64>)>) -> String {
    let mut path = String::new();
    for (letter, numbers) in commands {
        path.push(letter);
        let mut previous = String::new();
        for (index, number) in numbers.into_iter().map(short).enumerate() {
            // A sign separates numbers, and so does a point after a number that has one.
            let is_apart = number.starts_with('-') || (number.starts_with('.') && previous.contains('.'));
            let blank = if index == 0 || is_apart { "" } else { " " };
            // Writing to a string never fails.
            let _ = write!(path, "{blank}{number}");
            previous = number;
        }
    }
    path
}
