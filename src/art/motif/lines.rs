//! Motifs of straight lines and bands.

use super::{HEIGHT, WIDTH, sector};
use crate::art::{
    pen::{Pen, path},
    rng::Rng,
};
use std::f64::consts::{PI, TAU};

pub fn fronts(pen: &mut Pen, rng: &mut Rng) {
    let seam = rng.between(90.0, 150.0);
    let (left, right) = (rng.between(0.2, 0.9), rng.between(0.2, 0.9));
    let rise = if rng.coin() { 1.0 } else { -1.0 };
    let step = rng.between(12.5, 15.5);
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for line in -8..=18 {
        let y = step * f64::from(line);
        ours.extend([('M', vec![0.0, y]), ('l', vec![seam, seam * left * rise])]);
        let far = WIDTH - seam;
        theirs.extend([('M', vec![WIDTH, y + step / 2.0]), ('l', vec![-far, far * right * rise])]);
    }
    pen.lines('F', step * 0.5, &path(ours));
    pen.lines('T', step * 0.5, &path(theirs));
    pen.disc('s', (seam, rng.between(42.0, 84.0)), rng.between(11.0, 17.0));
}

pub fn stripes(pen: &mut Pen, rng: &mut Rng) {
    let count = 20 + rng.below(7) as i32;
    let step = WIDTH / f64::from(count);
    let (phase, swing) = (rng.between(0.0, TAU), rng.between(10.0, 20.0));
    let is_falling = rng.coin();
    let marked = 6 + rng.below(count as u64 - 12) as i32;
    let height = |index: i32| {
        let way = f64::from(index) / f64::from(count);
        let way = if is_falling { 1.0 - way } else { way };
        18.0 + 84.0 * way.powf(1.3) + swing * (phase + way * 9.0).sin()
    };
    let (mut up, mut down) = (Vec::new(), Vec::new());
    for index in 0..count {
        let x = step * (f64::from(index) + 0.5);
        let top = HEIGHT - height(index);
        if index != marked {
            up.extend([('M', vec![x, HEIGHT]), ('V', vec![top.round()])]);
        }
        down.extend([('M', vec![x, 0.0]), ('V', vec![(top - 8.0).max(0.0).round()])]);
    }
    pen.lines('T', 1.2, &path(down));
    pen.lines('F', step * 0.62, &path(up));
    let x = step * (f64::from(marked) + 0.5);
    pen.lines('S', step * 0.62, &path([('M', vec![x, HEIGHT]), ('V', vec![HEIGHT - height(marked)])]));
}

pub fn strata(pen: &mut Pen, rng: &mut Rng) {
    let centre = (rng.between(94.0, 146.0), rng.between(48.0, 64.0));
    let radius = rng.between(36.0, 48.0);
    pen.disc('s', centre, radius);
    let mut y = centre.1 - rng.between(4.0, 14.0);
    let mut width = 1.4;
    let mut lines = Vec::new();
    while y < HEIGHT + 8.0 {
        lines.push((y, width));
        y += 7.5 + width * 0.35;
        width *= rng.between(1.18, 1.3);
    }
    for (index, (y, width)) in lines.into_iter().enumerate() {
        let tilt = rng.between(-3.0, 3.0);
        let class = if index % 3 == 2 { 'T' } else { 'F' };
        let line = path([('M', vec![-4.0, y]), ('q', vec![rng.between(60.0, 180.0), tilt * 4.0, 248.0, tilt])]);
        pen.lines(class, width.min(9.0), &line);
    }
}

pub fn beams(pen: &mut Pen, rng: &mut Rng) {
    let side = if rng.coin() { 0.0 } else { WIDTH };
    let centre = ((side - WIDTH / 2.0) * 0.34 + WIDTH / 2.0, HEIGHT + rng.between(-14.0, 4.0));
    let count = 13 + rng.below(5) as i32;
    let turn = rng.between(0.0, 0.2);
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
