//! The HTML document around the application's markup.

use super::{page, policy::Policy, scripts::EARLY, shell::Shell};
use crate::{
    components::SiteFooter,
    head::Head,
    html::{self, SafeHtml, escape, of_view},
    page_data::{PageData, PageLink, build::PageBuilder},
    routes::{self, Feed, Route},
    text,
};
use leptos::prelude::*;
use serde::Serialize;

/// A page and its data as JSON.
pub struct Twins {
    pub html: String,
    pub json: String,
}

/// What is the same in every document of a site, made once.
pub struct Common {
    /// What its pages may do.
    pub policy: Policy,
    footer: SafeHtml,
}

impl Common {
    /// The same for all pages of this site.
    pub fn of(builder: &PageBuilder) -> Self {
        Self { policy: Policy::of(builder.catalogue()), footer: footer(builder) }
    }
}

/// A value as JSON.
pub fn json(value: &impl Serialize) -> String {
    // Strings, numbers, lists and structs always serialise.
    serde_json::to_string(value).unwrap_or_default()
}

/// The whole document of a page, and its data; `route` is `None` for the page of unknown addresses.
pub fn document(
    builder: &PageBuilder,
    shell: &Shell,
    Common { policy, footer }: &Common,
    mut data: PageData,
    route: Option<&Route>,
) -> Twins {
    let (site, base) = (&builder.catalogue().site, builder.base());
    let href = route.map_or_else(|| base.file(routes::NOT_FOUND), |route| base.href(route));
    let styles = shell.sheets(&data.content);
    let others = base.file(&styles.others.path);
    let (carried_style, style) = match &styles.linked {
        Some(file) => (None, format!("<link rel=\"stylesheet\" href=\"{}\">", base.file(&file.path))),
        None => (Some(styles.carried.as_str()), format!("<style>{}</style>", styles.carried)),
    };
    let markup = page::markup(&data, &href);
    let head = Head::new(builder, &data, route);
    let language = escape(&site.language);
    // The page has its title and its markup, and carries the rest: its own data is not fetched.
    let carried = html::json(&PageData { title: String::new(), ..data.clone() });
    data.markup = page::main(&markup);
    let json = json(&data);
    // Pages of a kind start alike, which lets `xtask` compress thousands of them faster.
    let start = format!(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">{}\
         <link rel=\"icon\" type=\"image/svg+xml\" href=\"{}\">\
         <link rel=\"manifest\" href=\"{}\">\
         <link rel=\"search\" type=\"application/opensearchdescription+xml\" title=\"{}\" href=\"{}\">",
        policy.in_page(carried_style),
        head.shared,
        base.file(routes::ICON),
        base.file(routes::MANIFEST),
        escape(&site.name),
        base.file(routes::OPENSEARCH)
    );
    let html = format!(
        "<!doctype html><html lang=\"{language}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1, viewport-fit=cover\">\
         {start}<script>{early}</script>{style}{own}\
         <noscript><link rel=\"stylesheet\" media=\"print\" href=\"{others}\"></noscript></head><body>\
         <a class=\"skip-link\" href=\"#contenu\" target=\"_self\">{skip}</a>\
         <div id=\"app\">{markup}</div>{footer}\
         <script type=\"application/json\" id=\"page-data\" data-loader=\"{loader}\" data-styles=\"{others}\" \
         data-elements=\"{elements}\">{carried}</script>\
         </body></html>\n",
        skip = text::SKIP_TO_CONTENT,
        elements = page::elements(markup.as_str()),
        early = *EARLY,
        own = head.own,
        loader = base.file(&shell.loader().path),
    );
    Twins { html, json }
}

fn footer(builder: &PageBuilder) -> SafeHtml {
    let (site, base) = (&builder.catalogue().site, builder.base());
    let link = |href: String, label: &str| PageLink { href, label: label.to_owned() };
    let pages =
        vec![link(base.href(&Route::About), text::ABOUT), link(base.href(&Route::Accessibility), text::ACCESSIBILITY)];
    let files =
        vec![link(base.file(&Feed::SITE.path()), text::FEED), link(base.file(routes::CATALOGUE), text::CATALOGUE)];
    let organisation =
        site.organisation.as_ref().map(|organisation| link(builder.address(&organisation.url), &organisation.name));
    let address = site.organisation.as_ref().and_then(|organisation| organisation.address.clone());
    let notice = site.notice.clone();
    Owner::new_root(None).with(|| of_view(view! { <SiteFooter organisation address notice pages files/> }))
}
