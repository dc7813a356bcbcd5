use crate::routes::CitationFormat;

/// The citations of all entries in one file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Citations {
    /// For reference managers.
    Format(CitationFormat),
    /// As sentences.
    References,
}

impl Citations {
    /// The end of the file's name.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Format(format) => format.ending(),
            Self::References => ".txt",
        }
    }

    /// The file's media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Format(CitationFormat::Bibtex) => "application/x-bibtex",
            Self::Format(CitationFormat::Ris) => "application/x-research-info-systems",
            Self::Format(CitationFormat::CslJson) => "application/vnd.citationstyles.csl+json",
            Self::References => "text/plain",
        }
    }

    /// One file from the file of each entry. Each of CSL-JSON is an array.
    pub fn joined(self, files: &[String]) -> String {
        if self != Self::Format(CitationFormat::CslJson) {
            return files.join("\n");
        }
        let items: Vec<&str> = files
            .iter()
            .filter_map(|file| Some(file.trim().strip_prefix('[')?.strip_suffix(']')?.trim_matches(['\n', '\r'])))
            .collect();
        ["[\n", &items.join(",\n"), "\n]\n"].concat()
    }
}
