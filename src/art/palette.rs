use super::rng::Rng;

/// Four colours in each scheme: ground, figure, a tint between them, and one spot. All but the spot come from the
/// site's tokens; the spot is warm, so one small thing in a green picture draws the eye.
pub struct Palette {
    light: [&'static str; 4],
    dark: [&'static str; 4],
}

const PALETTES: [Palette; 4] = [
    // Dark green on pale paper.
    Palette { light: ["#e6ece4", "#0b5a41", "#a7c3b2", "#d9572f"], dark: ["#1f2b25", "#8be6c2", "#3c5f4f", "#f08a5d"] },
    // Pale on the dark green of the front page.
    Palette { light: ["#0b5a41", "#e6ece4", "#3f8a6c", "#f2a469"], dark: ["#0c3a2b", "#c9e8d8", "#2a6a50", "#f2a469"] },
    // Ink on sage.
    Palette { light: ["#a9c6b4", "#0c3a2b", "#86ad97", "#d9572f"], dark: ["#2c5343", "#dcefe4", "#41705c", "#f2a469"] },
    // Mint on ink.
    Palette { light: ["#15201b", "#5fd3a6", "#2c4a3d", "#f08a5d"], dark: ["#0a100d", "#5fd3a6", "#21392f", "#f08a5d"] },
];

impl Palette {
    /// One of the inks; pale paper twice as often as the others, so that pages stay light.
    pub fn pick(rng: &mut Rng) -> &'static Self {
        let [pale, deep, sage, night] = &PALETTES;
        match rng.below(5) {
            0 | 1 => pale,
            2 => deep,
            3 => sage,
            _ => night,
        }
    }

    /// The colours for both schemes.
    pub fn style(&self) -> String {
        format!("{}@media(prefers-color-scheme:dark){{{}}}", rules(&self.light), rules(&self.dark))
    }

    /// The colours for the light scheme alone.
    pub fn light_style(&self) -> String {
        rules(&self.light)
    }

    /// Shapes with the colours of both schemes in the place of their classes.
    pub fn paint(&self, shapes: &str) -> String {
        let mut pieces = shapes.split("class=\"");
        let mut painted = pieces.next().unwrap_or_default().to_owned();
        for (classes, rest) in pieces.filter_map(|piece| piece.split_once('"')) {
            let colours: Vec<String> = classes.split(' ').map(|class| self.colour(class)).collect();
            painted.extend([&colours.join(" "), rest]);
        }
        painted
    }

    /// What a class says, as an attribute.
    fn colour(&self, class: &str) -> String {
        let roles = ["g", "f", "t", "s"].into_iter().zip(self.light).zip(self.dark);
        let mut colours = roles.filter(|((role, _), _)| class.eq_ignore_ascii_case(role));
        let property = if class.starts_with(char::is_uppercase) { "stroke" } else { "fill" };
        let attribute = |((_, light), dark)| format!("{property}=\"light-dark({light},{dark})\"");
        colours.next().map(attribute).unwrap_or_default()
    }

    /// The ground of the light scheme.
    pub fn light_ground(&self) -> &'static str {
        let [ground, ..] = self.light;
        ground
    }

    /// The colours of the light scheme, as red, green and blue.
    pub fn light_colours(&self) -> [[u8; 3]; 4] {
        self.light.map(|colour| {
            let number = u32::from_str_radix(colour.trim_start_matches('#'), 16).unwrap_or_default();
            let [_, red, green, blue] = number.to_be_bytes();
            [red, green, blue]
        })
    }
}

/// Every style sheet that a cover may carry, for the Content-Security-Policy.
pub fn style_sheets() -> Vec<String> {
    PALETTES.iter().map(Palette::style).collect()
}

/// Classes by role: ground, figure, tint, spot; lower-case letters fill, capitals stroke.
fn rules(colours: &[&str; 4]) -> String {
    let [ground, figure, tint, spot] = colours;
    format!(
        ".g{{fill:{ground}}}.f{{fill:{figure}}}.t{{fill:{tint}}}.s{{fill:{spot}}}\
         .F{{stroke:{figure}}}.T{{stroke:{tint}}}.S{{stroke:{spot}}}"
    )
}
