use super::{
    SIZE,
    chance::Chance,
    pen::{Pen, path, short},
};
use std::f64::consts::{PI, TAU};

/// What a theme’s covers have in common. The themes of a catalogue take them in this order, so that a theme added at the end leaves the
/// others as they are; the thirteenth begins again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Motif {
    /// Rings around a point, and one bearing.
    Rings,
    /// Rows of seats.
    Assembly,
    /// Two fronts of lines that meet.
    Fronts,
    /// A star drawn in one stroke, fine as a banknote.
    Rosette,
    /// Stripes that rise.
    Stripes,
    /// Points of a printed picture.
    Halftone,
    /// A current.
    Waves,
    /// A maze of quarter circles.
    Maze,
    /// Heights of a map.
    Contours,
    /// Quarter discs on a grid.
    Quarters,
    /// A sun behind layers.
    Strata,
    /// Beams from a corner.
    Beams,
}

const WIDTH: f64 = SIZE.0 as f64;
const HEIGHT: f64 = SIZE.1 as f64;

impl Motif {
    /// Every motif, in the order in which themes take them.
    pub const ALL: [Self; 12] = [
        Self::Rings,
        Self::Assembly,
        Self::Fronts,
        Self::Rosette,
        Self::Stripes,
        Self::Halftone,
        Self::Waves,
        Self::Maze,
        Self::Contours,
        Self::Quarters,
        Self::Strata,
        Self::Beams,
    ];

    /// The motif of the theme at that place.
    pub fn at(place: usize) -> Self {
        Self::ALL.get(place % Self::ALL.len()).copied().unwrap_or(Self::Rings)
    }

    /// A variation of the motif, without its ground.
    pub fn draw(self, chance: &mut Chance) -> String {
        let mut pen = Pen::default();
        match self {
            Self::Rings => rings(&mut pen, chance),
            Self::Assembly => assembly(&mut pen, chance),
            Self::Fronts => fronts(&mut pen, chance),
            Self::Rosette => rosette(&mut pen, chance),
            Self::Stripes => stripes(&mut pen, chance),
            Self::Halftone => halftone(&mut pen, chance),
            Self::Waves => waves(&mut pen, chance),
            Self::Maze => maze(&mut pen, chance),
            Self::Contours => contours(&mut pen, chance),
            Self::Quarters => quarters(&mut pen, chance),
            Self::Strata => strata(&mut pen, chance),
            Self::Beams => beams(&mut pen, chance),
        }
        pen.finish()
    }
}

/// A point on a circle; the angle runs clockwise from the right.
fn around((x, y): (f64, f64), radius: f64, angle: f64) -> (f64, f64) {
    (x + radius * angle.cos(), y + radius * angle.sin())
}

/// A sector between two angles.
fn sector(centre: (f64, f64), radius: f64, from: f64, to: f64) -> String {
    let (start, end) = (around(centre, radius, from), around(centre, radius, to));
    path([
        ('M', vec![centre.0, centre.1]),
        ('L', vec![start.0, start.1]),
        ('A', vec![radius, radius, 0.0, 0.0, 1.0, end.0, end.1]),
        ('z', vec![]),
    ])
}

fn rings(pen: &mut Pen, chance: &mut Chance) {
    let side = if chance.coin() { -1.0 } else { 1.0 };
    let centre = (WIDTH / 2.0 + side * chance.between(6.0, 30.0), HEIGHT / 2.0 + chance.between(-12.0, 12.0));
    let step = chance.between(10.0, 14.0);
    let bearing = chance.between(0.0, TAU);
    pen.shape('t', &sector(centre, 300.0, bearing, bearing + chance.between(0.5, 0.95)));
    pen.group("class=\"F\" fill=\"none\"", |pen| {
        for ring in 1..=15 {
            let (radius, width) = (step * f64::from(ring), 0.7 + 0.16 * f64::from(ring));
            pen.add(&format!(
                "<circle cx=\"{}\" cy=\"{}\" r=\"{}\" stroke-width=\"{}\"/>",
                short(centre.0),
                short(centre.1),
                short(radius),
                short(width)
            ));
        }
    });
    let found = around(centre, step * (2.0 + chance.below(3) as f64), bearing + 0.3);
    pen.disc('f', centre, step * 0.35);
    pen.disc('s', found, 6.5);
}

fn assembly(pen: &mut Pen, chance: &mut Chance) {
    let centre = (WIDTH / 2.0 + chance.between(-34.0, 34.0), HEIGHT + chance.between(-6.0, 14.0));
    let (first, step) = (chance.between(24.0, 34.0), chance.between(14.0, 17.0));
    let rows = 9;
    let chosen = (3 + chance.below(3), chance.between(0.25, 0.75));
    let mut spot = centre;
    pen.group("class=\"F\" fill=\"none\" stroke-linecap=\"round\"", |pen| {
        for row in 0..rows {
            let radius = first + step * row as f64;
            let seats = (PI * radius / (step * 0.92)).floor();
            let gap = PI * radius / seats;
            if row == chosen.0 {
                spot = around(centre, radius, PI + PI * (seats * chosen.1).floor() / seats);
            }
            let arc = path([
                ('M', vec![centre.0 - radius, centre.1]),
                ('a', vec![radius, radius, 0.0, 0.0, 1.0, 2.0 * radius, 0.0]),
            ]);
            let width = short(step * (0.34 + 0.045 * row as f64));
            let dashes = format!("0 {:.2}", gap);
            pen.add(&format!("<path stroke-width=\"{width}\" stroke-dasharray=\"{dashes}\" d=\"{arc}\"/>"));
        }
    });
    pen.disc('s', spot, step * 0.36);
    pen.disc('t', centre, first - step);
}

fn fronts(pen: &mut Pen, chance: &mut Chance) {
    let seam = chance.between(90.0, 150.0);
    let (left, right) = (chance.between(0.2, 0.9), chance.between(0.2, 0.9));
    let rise = if chance.coin() { 1.0 } else { -1.0 };
    let step = chance.between(12.5, 15.5);
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for line in -8..=18 {
        let y = step * f64::from(line);
        ours.extend([('M', vec![0.0, y]), ('l', vec![seam, seam * left * rise])]);
        let far = WIDTH - seam;
        theirs.extend([('M', vec![WIDTH, y + step / 2.0]), ('l', vec![-far, far * right * rise])]);
    }
    pen.lines('F', step * 0.5, &path(ours));
    pen.lines('T', step * 0.5, &path(theirs));
    pen.disc('s', (seam, chance.between(42.0, 84.0)), chance.between(11.0, 17.0));
}

fn rosette(pen: &mut Pen, chance: &mut Chance) {
    let side = if chance.coin() { -1.0 } else { 1.0 };
    let centre = (WIDTH / 2.0 + side * chance.between(2.0, 20.0), HEIGHT / 2.0 + chance.between(-8.0, 8.0));
    let radius = chance.between(66.0, 88.0);
    let (points, jump) = match chance.below(4) {
        0 => (23, 9),
        1 => (25, 9),
        2 => (27, 10),
        _ => (29, 11),
    };
    let turn = chance.between(0.0, TAU);
    let corner = |place: i32| {
        around(centre, radius, turn + TAU * f64::from((place * jump) % points) / f64::from(points))
    };
    let star = (0..points).map(|place| {
        let (x, y) = corner(place);
        (if place == 0 { 'M' } else { 'L' }, vec![x.round(), y.round()])
    });
    let hole = radius * (PI * f64::from(jump) / f64::from(points)).cos();
    pen.disc('t', centre, radius * 0.72);
    pen.disc('g', centre, hole * 1.02);
    pen.lines('F', 1.3, &path(star.chain([('z', vec![])])));
    pen.disc('s', centre, hole * 0.45);
}

fn stripes(pen: &mut Pen, chance: &mut Chance) {
    let count = 20 + chance.below(7) as i32;
    let step = WIDTH / f64::from(count);
    let (phase, swing) = (chance.between(0.0, TAU), chance.between(10.0, 20.0));
    let is_falling = chance.coin();
    let marked = 6 + chance.below(count as u64 - 12) as i32;
    let height = |place: i32| {
        let way = f64::from(place) / f64::from(count);
        let way = if is_falling { 1.0 - way } else { way };
        18.0 + 84.0 * way.powf(1.3) + swing * (phase + way * 9.0).sin()
    };
    let (mut up, mut down) = (Vec::new(), Vec::new());
    for place in 0..count {
        let x = step * (f64::from(place) + 0.5);
        let top = HEIGHT - height(place);
        if place != marked {
            up.extend([('M', vec![x, HEIGHT]), ('V', vec![top.round()])]);
        }
        down.extend([('M', vec![x, 0.0]), ('V', vec![(top - 8.0).max(0.0).round()])]);
    }
    pen.lines('T', 1.2, &path(down));
    pen.lines('F', step * 0.62, &path(up));
    let x = step * (f64::from(marked) + 0.5);
    pen.lines('S', step * 0.62, &path([('M', vec![x, HEIGHT]), ('V', vec![HEIGHT - height(marked)])]));
}

fn halftone(pen: &mut Pen, chance: &mut Chance) {
    let step = chance.between(12.0, 15.0);
    let (phase, pace) = (chance.between(0.0, TAU), chance.between(0.35, 0.6));
    let turn = short(chance.between(-32.0, 32.0));
    let rows = 15;
    let marked = (rows / 2, 4.0 + chance.below(3) as f64);
    pen.group(&format!("transform=\"rotate({turn} 120 63)\""), |pen| {
        pen.group("class=\"F\" stroke-linecap=\"round\"", |pen| {
            for row in 0..rows {
                let y = HEIGHT / 2.0 + step * f64::from(row - rows / 2);
                let width = step * (0.53 + 0.4 * (phase + f64::from(row) * pace).sin());
                let shift = if row % 2 == 0 { 0.0 } else { step / 2.0 };
                let row = path([('M', vec![-60.0 + shift, y]), ('h', vec![360.0])]);
                let dash = short(step);
                pen.add(&format!(
                    "<path stroke-width=\"{}\" stroke-dasharray=\"0 {dash}\" d=\"{row}\"/>",
                    short(width.max(1.0))
                ));
            }
        });
        let dash = (step * 10.0).round() / 10.0;
        let shift = if marked.0 % 2 == 0 { 0.0 } else { dash / 2.0 };
        let x = -60.0 + shift + dash * (8.0 + marked.1);
        pen.disc('s', (x, HEIGHT / 2.0), step * 0.62);
    });
}

fn waves(pen: &mut Pen, chance: &mut Chance) {
    let turn = short(chance.between(-16.0, 16.0));
    let (half, phase) = (chance.between(26.0, 40.0), chance.between(0.0, TAU));
    let sun = (chance.between(88.0, 152.0), chance.between(36.0, 62.0));
    pen.disc('s', sun, chance.between(13.0, 20.0));
    pen.group(&format!("fill=\"none\" transform=\"rotate({turn} 120 63)\""), |pen| {
        for line in 0..17 {
            let y = -28.0 + 11.0 * f64::from(line);
            let swell = half * (0.34 + 0.3 * (phase + f64::from(line) * 0.38).sin());
            let start = -30.0 - half * (0.5 + 0.5 * (phase + f64::from(line) * 0.21).sin());
            let wave = path([
                ('M', vec![start, y]),
                ('q', vec![half / 2.0, -swell, half, 0.0]),
                ('t', [half, 0.0].repeat((330.0 / half).ceil() as usize)),
            ]);
            let class = if line % 4 == 1 { 'T' } else { 'F' };
            let width = short(1.2 + 3.6 * (f64::from(line) / 16.0));
            pen.add(&format!("<path class=\"{class}\" stroke-width=\"{width}\" d=\"{wave}\"/>"));
        }
    });
}

fn maze(pen: &mut Pen, chance: &mut Chance) {
    const TILE: f64 = 31.5;
    let half = TILE / 2.0;
    let marked = (2 + chance.below(4), 1 + chance.below(2));
    let (mut walls, mut spot) = (String::new(), String::new());
    for column in 0..8_u64 {
        for row in 0..4_u64 {
            let (x, y) = (TILE * column as f64 - 6.0, TILE * row as f64);
            let arcs = match chance.coin() {
                true => [
                    ('M', vec![x, y + half]),
                    ('a', vec![half, half, 0.0, 0.0, 0.0, half, -half]),
                    ('m', vec![half, half]),
                    ('a', vec![half, half, 0.0, 0.0, 0.0, -half, half]),
                ],
                false => [
                    ('M', vec![x, y + half]),
                    ('a', vec![half, half, 0.0, 0.0, 1.0, half, half]),
                    ('m', vec![half, -half]),
                    ('a', vec![half, half, 0.0, 0.0, 1.0, -half, -half]),
                ],
            };
            let tile = path(arcs);
            if (column, row) == marked {
                spot = tile;
            } else {
                walls.push_str(&tile);
            }
        }
    }
    pen.group("fill=\"none\"", |pen| {
        pen.add(&format!("<path class=\"F\" stroke-width=\"9\" d=\"{walls}\"/>"));
        pen.add(&format!("<path class=\"S\" stroke-width=\"9\" d=\"{spot}\"/>"));
    });
}

fn contours(pen: &mut Pen, chance: &mut Chance) {
    const POINTS: usize = 12;
    let centre = (chance.between(92.0, 148.0), chance.between(48.0, 78.0));
    let swells = [1.0, 2.0, 3.0].map(|count| (count, chance.between(0.14, 0.26) / count, chance.between(0.0, TAU)));
    let points = (0..POINTS).map(|place| {
        let angle = TAU * place as f64 / POINTS as f64;
        let swell: f64 = swells.iter().map(|(count, size, phase)| size * (count * angle + phase).cos()).sum();
        around((0.0, 0.0), 100.0 * (1.0 + swell), angle)
    });
    let drift = (chance.between(-3.0, 3.0), chance.between(-2.0, 2.0));
    let curve = closed_curve(&points.collect::<Vec<_>>());
    pen.add(&format!("<defs><path id=\"a\" d=\"{curve}\"/></defs>"));
    for step in 0..14 {
        let size = 1.8 * (1.0 - f64::from(step) / 14.0).powf(1.25);
        let (x, y) = (centre.0 + drift.0 * f64::from(step), centre.1 + drift.1 * f64::from(step));
        let look = match step {
            6 => "class=\"F t\"",
            10 => "class=\"F g\"",
            13 => "class=\"s\"",
            _ => "class=\"F\" fill=\"none\"",
        };
        pen.add(&format!(
            "<use href=\"#a\" {look} stroke-width=\"{}\" transform=\"translate({} {})scale({size:.2})\"/>",
            short(1.4 / size),
            short(x),
            short(y)
        ));
    }
}

/// A closed curve through the points, as smooth as their neighbours make it (Catmull and Rom).
fn closed_curve(points: &[(f64, f64)]) -> String {
    let before = points.iter().cycle().skip(points.len().saturating_sub(1));
    let after = points.iter().cycle().skip(1);
    let handles = points.iter().zip(before.zip(after));
    let mut corners = handles.map(|(point, (before, after))| {
        let pull = ((after.0 - before.0) / 6.0, (after.1 - before.1) / 6.0);
        (*point, (point.0 - pull.0, point.1 - pull.1), (point.0 + pull.0, point.1 + pull.1))
    });
    let Some((start, arriving, leaving)) = corners.next() else { return String::new() };
    let mut commands = vec![('M', vec![start.0, start.1])];
    for (place, (point, arriving, _)) in corners.chain([(start, arriving, leaving)]).enumerate() {
        let mut numbers = vec![arriving.0, arriving.1, point.0, point.1];
        // The later curves leave a point as the one before arrives there.
        if place == 0 {
            numbers.splice(0..0, [leaving.0, leaving.1]);
        }
        commands.push((if place == 0 { 'C' } else { 'S' }, numbers.into_iter().map(f64::round).collect()));
    }
    path(commands)
}

fn quarters(pen: &mut Pen, chance: &mut Chance) {
    const TILE: f64 = 42.0;
    let (mut figure, mut tint, mut spot) = (String::new(), String::new(), String::new());
    let marked = 1 + chance.below(4);
    for column in 0..6_u64 {
        for row in 0..3_u64 {
            let (x, y) = (TILE * column as f64 - 6.0, TILE * row as f64);
            let commands = match chance.below(4) {
                0 => [('M', vec![x, y]), ('h', vec![TILE]), ('a', vec![TILE, TILE, 0.0, 0.0, 1.0, -TILE, TILE])],
                1 => [('M', vec![x + TILE, y]), ('v', vec![TILE]), ('a', vec![TILE, TILE, 0.0, 0.0, 1.0, -TILE, -TILE])],
                2 => [
                    ('M', vec![x + TILE, y + TILE]),
                    ('h', vec![-TILE]),
                    ('a', vec![TILE, TILE, 0.0, 0.0, 1.0, TILE, -TILE]),
                ],
                _ => [('M', vec![x, y + TILE]), ('v', vec![-TILE]), ('a', vec![TILE, TILE, 0.0, 0.0, 1.0, TILE, TILE])],
            };
            let quarter = path(commands) + "z";
            match chance.below(5) {
                _ if column == marked && row == 1 => spot.push_str(&quarter),
                0..=2 => figure.push_str(&quarter),
                3 => tint.push_str(&quarter),
                _ => {}
            }
        }
    }
    pen.shape('t', &tint);
    pen.shape('f', &figure);
    pen.shape('s', &spot);
}

fn strata(pen: &mut Pen, chance: &mut Chance) {
    let centre = (chance.between(94.0, 146.0), chance.between(48.0, 64.0));
    let radius = chance.between(36.0, 48.0);
    pen.disc('s', centre, radius);
    let mut y = centre.1 - chance.between(4.0, 14.0);
    let mut width = 1.4;
    let mut lines = Vec::new();
    while y < HEIGHT + 8.0 {
        lines.push((y, width));
        y += 7.5 + width * 0.35;
        width *= chance.between(1.18, 1.3);
    }
    for (place, (y, width)) in lines.into_iter().enumerate() {
        let tilt = chance.between(-3.0, 3.0);
        let class = if place % 3 == 2 { 'T' } else { 'F' };
        let line = path([('M', vec![-4.0, y]), ('q', vec![chance.between(60.0, 180.0), tilt * 4.0, 248.0, tilt])]);
        pen.lines(class, width.min(9.0), &line);
    }
}

fn beams(pen: &mut Pen, chance: &mut Chance) {
    let side = if chance.coin() { 0.0 } else { WIDTH };
    let centre = ((side - WIDTH / 2.0) * 0.34 + WIDTH / 2.0, HEIGHT + chance.between(-14.0, 4.0));
    let count = 13 + chance.below(5) as i32;
    let turn = chance.between(0.0, 0.2);
    let (mut figure, mut tint) = (String::new(), String::new());
    for beam in 0..count {
        let from = PI + PI * f64::from(beam) / f64::from(count) + turn;
        let beam_path = sector(centre, 260.0, from, from + PI / f64::from(count) * 0.5);
        if beam % 4 == 1 { tint.push_str(&beam_path) } else { figure.push_str(&beam_path) }
    }
    pen.shape('f', &figure);
    pen.shape('t', &tint);
    pen.disc('g', centre, 34.0);
    pen.disc('s', centre, 24.0);
}
