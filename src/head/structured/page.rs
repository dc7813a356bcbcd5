use super::{Node, PAGE_SIZE, address, node, organisation, parameter, person};
use crate::{
    catalogue::Person,
    page_data::{ListingPage, PageData, PageLink, SupportPage, build::PageBuilder},
    routes::{Route, Scope},
    text,
};
use serde_json::{Value, json};

/// The site with its search, and whose publications it lists.
pub fn home(builder: &PageBuilder) -> Vec<Node> {
    const WORDS: &str = "search_term_string";
    let site = &builder.catalogue().site;
    let documents = address(builder, &Route::listing(Scope::All));
    let search = documents.as_ref().and_then(Value::as_str).map(|documents| {
        let template = format!("{documents}?{}={{{WORDS}}}", parameter::WORDS);
        let target = node("EntryPoint", [("urlTemplate", Some(json!(template)))]);
        let input = format!("required name={WORDS}");
        node("SearchAction", [("target", Some(json!(target))), ("query-input", Some(json!(input)))])
    });
    let website = node(
        "WebSite",
        [
            ("name", Some(json!(site.name))),
            ("url", address(builder, &Route::Home)),
            ("inLanguage", Some(json!(site.language))),
            ("potentialAction", search.map(Value::from)),
        ],
    );
    let owner = site.organisation.as_ref().map(|owner| organisation(builder, owner));
    [website].into_iter().chain(owner).collect()
}

/// A listing, with the entries that the page shows.
pub fn collection(builder: &PageBuilder, page: &PageData, route: &Route, listing: &ListingPage) -> Node {
    let name = text::without_site(&page.title, &builder.catalogue().site.name);
    let fields = [
        ("name", Some(json!(name))),
        ("url", address(builder, route)),
        ("mainEntity", Some(json!(items(builder, listing)))),
    ];
    node("CollectionPage", fields)
}

/// The page of a person.
pub fn profile(builder: &PageBuilder, route: &Route, who: &Person) -> Node {
    let mut entity = person(builder, who);
    let details = [
        ("description", who.role.as_deref().map(Value::from)),
        ("sameAs", who.url.as_ref().and_then(|url| builder.complete(url)).map(Value::from)),
    ];
    entity.extend(node(None, details));
    node("ProfilePage", [("url", address(builder, route)), ("mainEntity", Some(json!(entity)))])
}

/// The entries that a page of a listing shows, and how many the whole listing has.
pub fn items(builder: &PageBuilder, listing: &ListingPage) -> Node {
    let before = (listing.page as usize - 1) * PAGE_SIZE;
    let item = |(position, href)| {
        let url = builder.base().complete(href)?;
        Some(node("ListItem", [("position", Some(json!(position))), ("url", Some(json!(url)))]))
    };
    let items: Vec<Node> = (before + 1..).zip(listing.cards.iter().map(|card| &*card.href)).filter_map(item).collect();
    let fields =
        [("numberOfItems", Some(json!(listing.total))), ("itemListElement", (!items.is_empty()).then(|| json!(items)))];
    node("ItemList", fields)
}

/// The way to a page from the home page; `None` while the site's origin is unknown, because each step needs its
/// complete address.
pub fn breadcrumb(builder: &PageBuilder, steps: &[PageLink]) -> Option<Node> {
    let step = |(position, step): (usize, &PageLink)| {
        let address = builder.base().complete(&step.href)?;
        let fields =
            [("position", Some(json!(position))), ("name", Some(json!(step.label))), ("item", Some(json!(address)))];
        Some(node("ListItem", fields))
    };
    let steps: Option<Vec<Node>> = (1..).zip(steps).map(step).collect();
    Some(node("BreadcrumbList", [("itemListElement", Some(json!(steps?)))]))
}

/// What the donation page is for, and where the gift is made.
pub fn gift(builder: &PageBuilder, page: &SupportPage) -> Node {
    let recipient = builder.catalogue().site.organisation.as_ref();
    let fields = [
        ("name", Some(json!(page.panel.title))),
        ("recipient", recipient.map(|recipient| json!(organisation(builder, recipient)))),
        ("target", builder.complete(&page.panel.provider.url).map(Value::from)),
    ];
    node("DonateAction", fields)
}
