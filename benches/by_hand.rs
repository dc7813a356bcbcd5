//! The site's pages as somebody would write them by hand: the same texts, links, pictures and controls in one file of HTML and CSS each,
//! without scripts and without a framework. What such a page costs, its content costs. `tests/suite/by_hand.rs` keeps the content the same.

use crate::sites;
use anyhow::Result;
use brotli::enc::BrotliEncoderParams;
use kiosque::routes::{self, BaseUrl, Route, Scope};
use std::fs;
use std::path::{Path, PathBuf};

/// A page of the site, and the same page written by hand.
pub struct Pair {
    pub name: &'static str,
    pub route: Route,
    pub by_hand: &'static str,
}

/// Every page that is written by hand, beside the site's own.
pub fn pairs(site: &Path) -> Result<[Pair; 3]> {
    let entry = sites::first_entry(site)?;
    Ok([
        Pair { name: "home", route: Route::Home, by_hand: include_str!("by_hand/home.html") },
        Pair { name: "listing", route: Route::listing(Scope::All), by_hand: include_str!("by_hand/listing.html") },
        Pair { name: "entry", route: entry, by_hand: include_str!("by_hand/entry.html") },
    ])
}

impl Pair {
    /// The address of the site's page, and that of the page by hand in the folder that [`site`] makes.
    pub fn addresses(&self) -> [String; 2] {
        let base = BaseUrl::default();
        [base.href(&self.route), base.file(&self.file())]
    }

    /// The page by hand as it travels.
    pub fn compressed(&self) -> Result<Vec<u8>> {
        let mut compressed = Vec::new();
        let size_hint = self.by_hand.len();
        let parameters = BrotliEncoderParams { quality: 11, lgwin: 22, size_hint, ..Default::default() };
        brotli::BrotliCompress(&mut self.by_hand.as_bytes(), &mut compressed, &parameters)?;
        Ok(compressed)
    }

    fn file(&self) -> String {
        format!("by-hand/{}.html", self.name)
    }
}

/// A copy of the site that holds the pages by hand, too.
pub fn site(own: &Path, pairs: &[Pair]) -> Result<PathBuf> {
    let folder = sites::folder()?.join("by-hand");
    let _ = fs::remove_dir_all(&folder);
    copy(own, &folder)?;
    for pair in pairs {
        let file = folder.join(pair.file());
        fs::create_dir_all(folder.join("by-hand"))?;
        fs::write(&file, pair.by_hand)?;
        fs::write(file.with_extension("html.br"), pair.compressed()?)?;
    }
    // The policy in the headers allows the styles of the site's own pages only; they repeat it themselves.
    let headers = fs::read_to_string(own.join(routes::HEADERS))?;
    let headers = headers.lines().filter(|line| !line.trim_start().starts_with("Content-Security-Policy:"));
    fs::write(folder.join(routes::HEADERS), headers.map(|line| format!("{line}\n")).collect::<String>())?;
    Ok(folder)
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        match entry.file_type()?.is_dir() {
            true => copy(&entry.path(), &target)?,
            false => drop(fs::copy(entry.path(), target)?),
        }
    }
    Ok(())
}
