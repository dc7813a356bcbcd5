//! Motifs of curves.

use super::{HEIGHT, WIDTH, around, sector};
use crate::art::{
    pen::{Pen, path, short},
    rng::Rng,
};
use std::f64::consts::{PI, TAU};

pub fn rings(pen: &mut Pen, rng: &mut Rng) {
    let side = if rng.coin() { -1.0 } else { 1.0 };
    let centre = (WIDTH / 2.0 + side * rng.between(6.0, 30.0), HEIGHT / 2.0 + rng.between(-12.0, 12.0));
    let step = rng.between(10.0, 14.0);
    let bearing = rng.between(0.0, TAU);
    pen.shape('t', &sector(centre, 300.0, bearing, bearing + rng.between(0.5, 0.95)));
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
    let found = around(centre, step * (2.0 + rng.below(3) as f64), bearing + 0.3);
    pen.disc('f', centre, step * 0.35);
    pen.disc('s', found, 6.5);
}

pub fn rosette(pen: &mut Pen, rng: &mut Rng) {
    let side = if rng.coin() { -1.0 } else { 1.0 };
    let centre = (WIDTH / 2.0 + side * rng.between(2.0, 20.0), HEIGHT / 2.0 + rng.between(-8.0, 8.0));
    let radius = rng.between(66.0, 88.0);
    let (points, jump) = match rng.below(4) {
        0 => (23, 9),
        1 => (25, 9),
        2 => (27, 10),
        _ => (29, 11),
    };
    let turn = rng.between(0.0, TAU);
    let corner =
        |index: i32| around(centre, radius, turn + TAU * f64::from((index * jump) % points) / f64::from(points));
    let star = (0..points).map(|index| {
        let (x, y) = corner(index);
        (if index == 0 { 'M' } else { 'L' }, vec![x.round(), y.round()])
    });
    let hole = radius * (PI * f64::from(jump) / f64::from(points)).cos();
    pen.disc('t', centre, radius * 0.72);
    pen.disc('g', centre, hole * 1.02);
    pen.lines('F', 1.3, &path(star.chain([('z', vec![])])));
    pen.disc('s', centre, hole * 0.45);
}

pub fn waves(pen: &mut Pen, rng: &mut Rng) {
    let turn = short(rng.between(-16.0, 16.0));
    let (half, phase) = (rng.between(26.0, 40.0), rng.between(0.0, TAU));
    let sun = (rng.between(88.0, 152.0), rng.between(36.0, 62.0));
    pen.disc('s', sun, rng.between(13.0, 20.0));
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

pub fn contours(pen: &mut Pen, rng: &mut Rng) {
    const POINTS: usize = 12;
    let centre = (rng.between(92.0, 148.0), rng.between(48.0, 78.0));
    let swells = [1.0, 2.0, 3.0].map(|count| (count, rng.between(0.14, 0.26) / count, rng.between(0.0, TAU)));
    let points = (0..POINTS).map(|index| {
        let angle = TAU * index as f64 / POINTS as f64;
        let swell: f64 = swells.iter().map(|(count, size, phase)| size * (count * angle + phase).cos()).sum();
        around((0.0, 0.0), 100.0 * (1.0 + swell), angle)
    });
    let drift = (rng.between(-3.0, 3.0), rng.between(-2.0, 2.0));
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

/// A closed, smooth curve through the points (Catmull and Rom).
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
    for (index, (point, arriving, _)) in corners.chain([(start, arriving, leaving)]).enumerate() {
        let mut numbers = vec![arriving.0, arriving.1, point.0, point.1];
        // Each later curve starts in the direction in which the one before ends.
        if index == 0 {
            numbers.splice(0..0, [leaving.0, leaving.1]);
        }
        commands.push((if index == 0 { 'C' } else { 'S' }, numbers.into_iter().map(f64::round).collect()));
    }
    path(commands)
}
