mod curves;
mod grids;
mod lines;

use super::{
    SIZE,
    pen::{Pen, path},
    rng::Rng,
};

/// What a theme’s covers share. Themes take motifs in this order, so a theme added at the end does not change the
/// others; the thirteenth starts again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Motif {
    /// Rings around a point, and one radius.
    Rings,
    /// Rows of seats.
    Assembly,
    /// Two fronts of lines that meet.
    Fronts,
    /// A star drawn in one stroke, fine as a banknote.
    Rosette,
    /// Stripes that rise.
    Stripes,
    /// Halftone dots.
    Halftone,
    /// A flow.
    Waves,
    /// A maze of quarter circles.
    Maze,
    /// Contour lines of a map.
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

    /// The motif of the theme at that position.
    pub fn at(index: usize) -> Self {
        Self::ALL.get(index % Self::ALL.len()).copied().unwrap_or(Self::Rings)
    }

    /// Whether its drawing refers to a shape by its id.
    pub fn has_ids(self) -> bool {
        self == Self::Contours
    }

    /// A variation of the motif, on its ground.
    pub fn shapes(self, rng: &mut Rng) -> String {
        format!("<path class=\"g\" d=\"M0 0h{WIDTH}v{HEIGHT}H0z\"/>{}", self.draw(rng))
    }

    /// A variation of the motif, without its ground.
    fn draw(self, rng: &mut Rng) -> String {
        let mut pen = Pen::default();
        match self {
            Self::Rings => curves::rings(&mut pen, rng),
            Self::Assembly => grids::assembly(&mut pen, rng),
            Self::Fronts => lines::fronts(&mut pen, rng),
            Self::Rosette => curves::rosette(&mut pen, rng),
            Self::Stripes => lines::stripes(&mut pen, rng),
            Self::Halftone => grids::halftone(&mut pen, rng),
            Self::Waves => curves::waves(&mut pen, rng),
            Self::Maze => grids::maze(&mut pen, rng),
            Self::Contours => curves::contours(&mut pen, rng),
            Self::Quarters => grids::quarters(&mut pen, rng),
            Self::Strata => lines::strata(&mut pen, rng),
            Self::Beams => lines::beams(&mut pen, rng),
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
