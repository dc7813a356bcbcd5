//! `cargo xtask build`: from the code and a catalogue to the folder to deploy.

use crate::arguments::Rendering;
use crate::{bundle, catalogue, render, setup};
use anyhow::Result;
use std::process::ExitCode;

pub fn run(rendering: Rendering) -> Result<ExitCode> {
    build(rendering)?;
    Ok(ExitCode::SUCCESS)
}

/// Checks the catalogue before anything else, for that takes no time and the rest may take minutes.
pub fn build(rendering: Rendering) -> Result<()> {
    let checked = catalogue::read(&rendering.catalogue)?;
    let tools = setup::tools()?;
    let bundle = bundle::build(&tools)?;
    render::render(checked, bundle, rendering)
}
