//! `cargo xtask build`: from the code and a catalogue to the folder to deploy.

use crate::arguments::Rendering;
use crate::{bundle, catalogue, render, setup};
use anyhow::Result;
use std::process::ExitCode;

pub fn run(rendering: Rendering) -> Result<ExitCode> {
    build(rendering)?;
    Ok(ExitCode::SUCCESS)
}

/// Checks the catalogue first: that is instant, and the rest may take minutes.
pub fn build(rendering: Rendering) -> Result<()> {
    let checked = catalogue::read(&rendering.catalogue)?;
    let tools = match setup::are_tools_here()? {
        true => setup::tools()?,
        false => {
            // Compiling one program does not keep all cores busy, compiling two does.
            let ahead = bundle::compile_ahead();
            let tools = setup::tools();
            if let Ok(mut ahead) = ahead {
                // Trunk will meet and report the same error.
                let _ = ahead.wait();
            }
            tools?
        }
    };
    let bundle = bundle::build(&tools)?;
    render::render(checked, bundle, rendering)
}
