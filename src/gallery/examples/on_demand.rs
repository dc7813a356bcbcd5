//! What comes with a press: buttons that the finished page has, and what their chunks show.

use super::{Example, Samples};
use crate::{
    components::{CitationStyles, EntryActions, KeepButton, KeptItem, Sharing, player},
    html::escape,
    page_data::PageLink,
    text,
    view::StaticNode,
};
use leptos::prelude::*;

pub fn citation_styles(samples: &Samples) -> Vec<Example> {
    let references = samples.references.clone();
    let styles = Example::new("citation_styles", "as it comes", move || view! { <CitationStyles references/> });
    let unchecked = styles.clone().changed(" checked", "");
    vec![styles, Example { state: "another style", ..unchecked }.changed("value=\"apa-7\"", "value=\"apa-7\" checked")]
}

pub fn entry_actions() -> Vec<Example> {
    let actions = |state| Example::new("entry_actions", state, || view! { <EntryActions references="/".to_owned()/> });
    let say = |example: Example, message: &str| example.changed("</p></div>", &format!("{message}</p></div>"));
    vec![
        actions("at rest"),
        say(actions("the citation is copied"), text::CITATION_COPIED),
        say(actions("the browser refuses to copy"), text::NOT_COPIED),
        say(actions("the other styles do not come"), text::NO_STYLES).changed("role=\"status\"", "role=\"alert\""),
        say(actions("the code of the buttons does not come"), text::NO_ACTION)
            .changed("role=\"status\"", "role=\"alert\""),
    ]
}

pub fn keep_button() -> Vec<Example> {
    let on_card = |state| {
        Example::new("keep_button", state, || {
            view! { <article class="card"><p class="card__meta"><span>"Note"</span><KeepButton is_on_card=true/></p></article> }
        })
    };
    let on_page = |state| Example::new("keep_button", state, || view! { <KeepButton/> });
    let kept = |example: Example| example.changed(text::KEEP, text::LET_GO).changed("<button", "<button data-kept");
    vec![
        on_card("on a card"),
        kept(on_card("on a card, kept")),
        on_page("on an entry’s page"),
        kept(on_page("on an entry’s page, kept")),
    ]
}

pub fn kept_item(samples: &Samples) -> Vec<Example> {
    let item = |state| {
        let title = samples.cards.first().map(|card| card.title.clone()).unwrap_or_default();
        Example::new(
            "kept_item",
            state,
            || view! { <article class="kept prose"><ol class="kept__items"><KeptItem/></ol></article> },
        )
        .changed(
            &["<a>", text::BLANK_ITEM, "</a>"].concat(),
            &["<a href=\"/\">", escape(&title).as_str(), "</a>"].concat(),
        )
    };
    let described =
        |example: Example| example.changed("<p class=\"kept-item__meta\">", "<p class=\"kept-item__meta\">Note · 2025");
    vec![
        item("its details are on their way"),
        described(item("at rest")),
        described(item("with a note")).changed("</textarea>", &[text::NOTE, "</textarea>"].concat()),
        item("gone from the catalogue").changed("<p hidden class=\"kept-item__gone\"", "<p class=\"kept-item__gone\""),
        item("the site did not answer").changed("<p hidden class=\"kept-item__late\"", "<p class=\"kept-item__late\""),
    ]
}

pub fn player_bar(samples: &Samples) -> Vec<Example> {
    let Some(card) = samples.cards.first() else { return Vec::new() };
    let title = format!("<a href=\"#\">{}</a>", escape(&card.title));
    let bar = |state| {
        let bar = Example::new("player", state, || StaticNode::from_html(player())).changed("<a></a>", &title);
        bar.changed("player__time\">", "player__time\">12:34").changed("player__length\">", "player__length\">1:05:07")
    };
    let playing = |example: Example| {
        let pause = format!("data-playing aria-label=\"{}\"", text::PAUSE_SOUND);
        example.changed(&format!("aria-label=\"{}\"", text::PLAY_SOUND), &pause)
    };
    let said = |example: Example, role: &str, message: &str| {
        example.changed("<p role=\"status\">", &format!("<p role=\"{role}\">{message}"))
    };
    let reading = |example: Example| {
        let [back, forward] = [text::PREVIOUS_PARAGRAPH, text::NEXT_PARAGRAPH];
        let line = example.changed("<div class=\"player__line\">", "<div class=\"player__line\" hidden>");
        let line = line.changed(text::BACK[1], back[1]).changed(text::BACK[0], back[0]);
        line.changed(text::FORWARD[1], forward[1]).changed(text::FORWARD[0], forward[0])
    };
    vec![
        bar("paused"),
        said(playing(bar("goes on where the visitor left")), "status", &text::resumed(754))
            .changed("data-press=\"start\" hidden", "data-press=\"start\""),
        said(bar("a file that cannot be played"), "alert", text::NOT_PLAYED).changed(
            "rel=\"external\" hidden>",
            &format!("rel=\"external\" href=\"#\">{}", text::media_file(Some("exemple.fr"))),
        ),
        said(reading(playing(bar("the device reads the page"))), "status", &text::paragraph(3, 12)),
        said(reading(bar("the device cannot read")), "alert", text::NOT_READ),
    ]
}

pub fn sharing() -> Vec<Example> {
    let link = |href: &str, label: &str| PageLink { href: href.to_owned(), label: label.to_owned() };
    let mail = link("mailto:?body={url}", text::SEND_BY_MAIL);
    let networks = [("https://a.example/?u={url}", "Mastodon"), ("https://b.example/?u={url}", "LinkedIn")];
    let networks: Vec<PageLink> = networks.map(|(href, label)| link(href, label)).into();
    let menu = |state, links: Vec<PageLink>| {
        Example::new("sharing", state, || view! { <Sharing links/> })
            .changed(" hidden class=\"sharing\"", " class=\"sharing\"")
    };
    vec![
        menu("open, without networks", vec![mail.clone()]),
        menu("open, with networks, a passage selected and what the device offers", [vec![mail], networks].concat())
            .changed("<li hidden>", "<li>")
            .changed("<li hidden>", "<li>"),
    ]
}
