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
    let tools = match setup::are_tools_here()? {
        true => setup::tools()?,
        false => {
            // Compilers of one program do not keep all cores busy, those of two do.
            let ahead = bundle::compile_ahead();
            let tools = setup::tools();
            if let Ok(mut ahead) = ahead {
                // What went wrong there, Trunk will meet again and tell.
                let _ = ahead.wait();
            }
            tools?
        }
    };
    let bundle = bundle::build(&tools)?;
    render::render(checked, bundle, rendering)
}
