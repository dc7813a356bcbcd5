use super::text::characters;
use super::{Reading, Shape, refuse};
use crate::catalogue::flaw;
use crate::catalogue::problem::{did_you_mean, is_hidden, quoted};
use crate::catalogue::schema::Schema;
use crate::catalogue::{Link, NoShareTemplate, ShareTemplate};
use jsonc_parser::ast::Value;
use jsonc_parser::common::Ranged;

/// A link that is safe to follow.
pub(in crate::catalogue) fn link() -> LinkShape {
    LinkShape { is_secure: false, host: None }
}

#[derive(Debug, Clone)]
pub(in crate::catalogue) struct LinkShape {
    is_secure: bool,
    host: Option<String>,
}

impl LinkShape {
    /// Accepts only `https`.
    pub(in crate::catalogue) fn https(self) -> Self {
        Self { is_secure: true, ..self }
    }

    /// Accepts only addresses on one host, if it is known.
    pub(in crate::catalogue) fn on_host(self, host: Option<&str>) -> Self {
        Self { host: host.map(str::to_owned), ..self }
    }
}

impl Shape for LinkShape {
    type Output = Link;

    fn read<'d>(&self, value: &'d Value<'d>, reading: &mut Reading<'d>) -> Option<Link> {
        let text = characters(value, "a link in double quotes", reading)?;
        let link = Link::parse(text);
        if let Some(meant) = flaw::decoded_and_trimmed(text) {
            let (wrong, right) = match &link {
                Some(_) => flaw_of(text, &meant),
                None => link_problem(text),
            };
            reading.report.add(value.range().start, wrong, right);
            if Link::parse(&meant).is_some() {
                reading.mend(value, meant);
            }
            return None;
        }
        let Some(link) = link else {
            let (wrong, right) = link_problem(text);
            return refuse(value, wrong, right, reading);
        };
        if self.is_secure && !link.is_secure() {
            let meant = text.strip_prefix("http://").map(|rest| format!("https://{rest}"));
            let right = did_you_mean(meant.as_deref(), || "expected a link that starts with https://".to_owned());
            return refuse(value, format!("{} is not an encrypted address", quoted(text)), right, reading);
        }
        let host = link.host().unwrap_or_default();
        match &self.host {
            Some(expected) if !host.eq_ignore_ascii_case(expected) => {
                let wrong = format!("{} is not the provider’s host", quoted(host));
                refuse(value, wrong, format!("expected a link on {}", quoted(expected)), reading)
            }
            _ => Some(link),
        }
    }

    fn describe(&self) -> Schema {
        Schema::of("string").with(
            "pattern",
            match self.is_secure {
                true => r"^https://[^\s\\/?#][^\s\\]*$",
                false => r"^(https?://[^\s\\/?#][^\s\\]*|/([^\s\\/][^\s\\]*)?)$",
            },
        )
    }
}

/// What is wrong with a safe link that does not lead where it should.
fn flaw_of(text: &str, meant: &str) -> (String, String) {
    let wrong = match text.chars().find(|char| is_hidden(*char)) {
        Some(char) => format!("{} holds the invisible character U+{:04X}", quoted(text), u32::from(char)),
        None => format!("{} holds an HTML entity", quoted(text)),
    };
    (wrong, did_you_mean(Some(meant), String::new))
}

const LINK_STARTS: &str = "a link starts with https://, http:// or / (a path on the site)";

/// What is wrong with an unsafe link, and the correction.
fn link_problem(text: &str) -> (String, String) {
    let shown = quoted(text);
    let is_stray = |char: &char| char.is_whitespace() || is_hidden(*char) || *char == '\\';
    let is_of_scheme = |char: char| char.is_ascii_alphanumeric() || "+-.".contains(char);
    let scheme = text.split_once(':').map(|(scheme, _)| scheme);
    let scheme = scheme.filter(|scheme| scheme.starts_with(|char: char| char.is_ascii_alphabetic()));
    if text.trim().is_empty() {
        ("the link is empty".to_owned(), LINK_STARTS.to_owned())
    } else if let Some(char) = text.chars().find(is_stray) {
        let (what, right) = match char {
            '\\' => ("a backslash".to_owned(), "write / instead, or %5C"),
            ' ' if text.trim() != text => ("a space at one end".to_owned(), "remove it"),
            ' ' => ("a space".to_owned(), "write %20 instead"),
            _ => (format!("the invisible character U+{:04X}", u32::from(char)), "remove it"),
        };
        (format!("{shown} holds {what}"), right.to_owned())
    } else if let Some(rest) = text.strip_prefix("//") {
        (format!("{shown} lacks its scheme"), did_you_mean(Some(&format!("https://{rest}")), String::new))
    } else if let Some(scheme) = scheme.filter(|scheme| scheme.chars().all(is_of_scheme)) {
        match scheme.to_ascii_lowercase().as_str() {
            lower @ ("http" | "https") if lower != scheme => {
                let meant = format!("{lower}{}", text.get(scheme.len()..).unwrap_or_default());
                (format!("{shown} has its scheme in capitals"), did_you_mean(Some(&meant), String::new))
            }
            "http" | "https" => {
                (format!("{shown} has no valid host"), "expected one such as https://www.example.org".to_owned())
            }
            _ => (format!("links of the scheme {} are not accepted", quoted(scheme)), LINK_STARTS.to_owned()),
        }
    } else if text.starts_with("www.") {
        (format!("{shown} lacks its scheme"), did_you_mean(Some(&format!("https://{text}")), String::new))
    } else {
        (format!("{shown} is not a link"), LINK_STARTS.to_owned())
    }
}

/// The absolute address of a site or of a folder on it; the last slash is optional.
pub(in crate::catalogue) fn base_url() -> BaseUrl {
    BaseUrl
}

pub(in crate::catalogue) struct BaseUrl;

impl Shape for BaseUrl {
    type Output = Link;

    fn read<'d>(&self, value: &'d Value<'d>, reading: &mut Reading<'d>) -> Option<Link> {
        let link = link().read(value, reading)?;
        let text = link.as_str();
        if link.host().is_none() {
            let wrong = format!("{} is only a path", quoted(text));
            return refuse(value, wrong, "expected the whole address, such as https://example.org/dossier/", reading);
        }
        match text.split_once(['?', '#']) {
            Some((address, _)) => {
                let wrong = format!("{} has more than host and path", quoted(text));
                refuse(value, wrong, did_you_mean(Some(address), String::new), reading)
            }
            None if text.ends_with('/') => Some(link),
            None => Link::parse(&format!("{text}/")),
        }
    }

    fn describe(&self) -> Schema {
        Schema::of("string").with("pattern", r"^https?://[^\s\\/?#][^\s\\?#]*$")
    }
}

/// The address of a network that takes what is shared, with the places of what it is told.
pub(in crate::catalogue) fn share_template() -> ShareTemplateShape {
    ShareTemplateShape
}

pub(in crate::catalogue) struct ShareTemplateShape;

impl Shape for ShareTemplateShape {
    type Output = ShareTemplate;

    fn read<'d>(&self, value: &'d Value<'d>, reading: &mut Reading<'d>) -> Option<ShareTemplate> {
        const SUCH_AS: &str = "expected one such as https://example.org/share?url={url}&text={title}";
        let link = link().https().read(value, reading)?;
        match ShareTemplate::parse(link.as_str()) {
            Ok(template) => Some(template),
            Err(NoShareTemplate::NoLink) => refuse(value, "the host of the network is not fixed", SUCH_AS, reading),
            Err(NoShareTemplate::NoAddress) => {
                let wrong = format!("{} does not say where the page’s address goes", quoted(link.as_str()));
                refuse(value, wrong, SUCH_AS, reading)
            }
            Err(NoShareTemplate::Unknown(place)) => {
                let wrong = format!("nothing is known that goes in the place of {}", quoted(place));
                refuse(value, wrong, "expected {url} or {title}", reading)
            }
        }
    }

    fn describe(&self) -> Schema {
        Schema::of("string").with(
            "pattern",
            r"^https://[^\s\\/?#{}]+[/?#]([^\s\\{}]|\{url\}|\{title\})*\{url\}([^\s\\{}]|\{url\}|\{title\})*$",
        )
    }
}
