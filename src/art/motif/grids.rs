//! Motifs of many equal things.

use super::{HEIGHT, WIDTH, around};
use crate::art::{
    pen::{Pen, path, short},
    rng::Rng,
};
use std::f64::consts::{PI, TAU};

pub fn assembly(pen: &mut Pen, rng: &mut Rng) {
    let centre = (WIDTH / 2.0 + rng.between(-34.0, 34.0), HEIGHT + rng.between(-6.0, 14.0));
    let (first, step) = (rng.between(24.0, 34.0), rng.between(14.0, 17.0));
    let rows = 9;
    let chosen = (3 + rng.below(3), rng.between(0.25, 0.75));
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

pub fn halftone(pen: &mut Pen, rng: &mut Rng) {
    let step = rng.between(12.0, 15.0);
    let (phase, pace) = (rng.between(0.0, TAU), rng.between(0.35, 0.6));
    let turn = short(rng.between(-32.0, 32.0));
    let rows = 15;
    let marked = (rows / 2, 4.0 + rng.below(3) as f64);
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

pub fn maze(pen: &mut Pen, rng: &mut Rng) {
    const TILE: f64 = 31.5;
    let half = TILE / 2.0;
    let marked = (2 + rng.below(4), 1 + rng.below(2));
    let (mut walls, mut spot) = (String::new(), String::new());
    for column in 0..8_u64 {
        for row in 0..4_u64 {
            let (x, y) = (TILE * column as f64 - 6.0, TILE * row as f64);
            let arcs = match rng.coin() {
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

pub fn quarters(pen: &mut Pen, rng: &mut Rng) {
    const TILE: f64 = 42.0;
    let (mut figure, mut tint, mut spot) = (String::new(), String::new(), String::new());
    let marked = 1 + rng.below(4);
    for column in 0..6_u64 {
        for row in 0..3_u64 {
            let (x, y) = (TILE * column as f64 - 6.0, TILE * row as f64);
            let commands = match rng.below(4) {
                0 => [('M', vec![x, y]), ('h', vec![TILE]), ('a', vec![TILE, TILE, 0.0, 0.0, 1.0, -TILE, TILE])],
                1 => {
                    [('M', vec![x + TILE, y]), ('v', vec![TILE]), ('a', vec![TILE, TILE, 0.0, 0.0, 1.0, -TILE, -TILE])]
                }
                2 => [
                    ('M', vec![x + TILE, y + TILE]),
                    ('h', vec![-TILE]),
                    ('a', vec![TILE, TILE, 0.0, 0.0, 1.0, TILE, -TILE]),
                ],
                _ => [('M', vec![x, y + TILE]), ('v', vec![-TILE]), ('a', vec![TILE, TILE, 0.0, 0.0, 1.0, TILE, TILE])],
            };
            let quarter = path(commands) + "z";
            match rng.below(5) {
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
