//! The limits of well-known static hosts, and which of them a folder exceeds.

use crate::output::Extent;
use crate::progress::{count, size};

/// A limit of a host.
struct Limit {
    /// The host, and its plan.
    host: &'static str,
    most: Most,
    /// The host's own page about it.
    source: &'static str,
}

/// The limit.
#[derive(Clone, Copy)]
enum Most {
    Files(u64),
    Bytes(u64),
    BytesOfAFile(u64),
}

const MIB: u64 = 1 << 20;
/// Hosts that write “GB” do not say which one they mean: the smaller, so that a warning comes too early rather than
/// too late.
const GB: u64 = 1_000_000_000;

const CLOUDFLARE: &str = "https://developers.cloudflare.com/pages/platform/limits/";
const GITHUB: &str = "https://docs.github.com/en/pages/getting-started-with-github-pages/github-pages-limits";
const GITLAB: &str = "https://docs.gitlab.com/user/gitlab_com/#gitlab-pages";

/// As stated by the hosts in 2026.
const LIMITS: [Limit; 6] = [
    Limit { host: "Cloudflare Pages, free plan", most: Most::Files(20_000), source: CLOUDFLARE },
    Limit { host: "Cloudflare Pages, paid plans", most: Most::Files(100_000), source: CLOUDFLARE },
    Limit { host: "Cloudflare Pages", most: Most::BytesOfAFile(25 * MIB), source: CLOUDFLARE },
    Limit { host: "GitHub Pages", most: Most::Bytes(GB), source: GITHUB },
    Limit { host: "GitLab Pages on GitLab.com", most: Most::Files(200_000), source: GITLAB },
    Limit { host: "GitLab Pages on GitLab.com", most: Most::Bytes(GB), source: GITLAB },
];

/// A line for each limit that a folder exceeds, and one that suggests what helps.
pub fn exceeded(extent: &Extent) -> Vec<String> {
    let mut lines: Vec<String> = LIMITS.iter().filter_map(|limit| limit.exceeded_by(extent)).collect();
    let is_too_many = LIMITS.iter().any(|limit| matches!(limit.most, Most::Files(most) if extent.files > most));
    if is_too_many && extent.siblings > 0 {
        let rest = count(extent.files - extent.siblings, "file", "files");
        lines.push(format!("without compressed siblings (--precompress none) it would be {rest}"));
    }
    lines
}

impl Limit {
    fn exceeded_by(&self, extent: &Extent) -> Option<String> {
        let Self { host, most, source } = self;
        let (largest, bytes) = &extent.largest;
        let (is_exceeded, most) = match *most {
            Most::Files(most) => (extent.files > most, count(most, "file", "files")),
            Most::Bytes(most) => (extent.bytes > most, size(most)),
            Most::BytesOfAFile(most) => {
                (*bytes > most, format!("files of {}; {largest} has {}", size(most), size(*bytes)))
            }
        };
        is_exceeded.then(|| format!("more than {host} takes: {most} ({source})"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn extent(files: u64, bytes: u64, largest: u64) -> Extent {
        Extent { files, siblings: files / 4, bytes, largest: ("film.mp4".to_owned(), largest) }
    }

    #[test]
    fn a_folder_that_every_host_takes_is_not_talked_about() {
        assert_eq!(exceeded(&extent(20_000, GB, 25 * MIB)), [""; 0]);
    }

    #[test]
    fn each_limit_that_is_exceeded_is_named_with_its_host_and_its_source() {
        let lines = exceeded(&extent(20_001, GB + 1, 25 * MIB + 1));
        let [free, file, github, gitlab, help] = lines.as_slice() else { unreachable!("{lines:#?}") };
        assert_eq!(
            free,
            "more than Cloudflare Pages, free plan takes: 20 000 files (https://developers.cloudflare.com/pages/platform/limits/)"
        );
        assert!(file.contains("files of 26.2 MB; film.mp4 has 26.2 MB"), "{file}");
        assert!(github.contains("GitHub Pages takes: 1.0 GB"), "{github}");
        assert!(gitlab.contains("GitLab"), "{gitlab}");
        assert_eq!(help, "without compressed siblings (--precompress none) it would be 15 001 files");
    }

    #[test]
    fn a_site_of_ten_thousand_entries_learns_of_the_plans_that_are_too_small() {
        let lines = exceeded(&extent(82_000, 600_000_000, 3_000_000));
        assert!(lines.len() == 2 && lines.iter().any(|line| line.contains("free plan")), "{lines:?}");
    }
}
