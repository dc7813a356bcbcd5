use leptos::prelude::*;

/// Where the file with the styles that a page does not carry is; a context of the build, which writes finished pages.
#[derive(Clone)]
pub struct OtherStyles(pub String);

/// Where what is seen first ends, in a finished page: the rest is painted once the other styles have come, so the page itself needs to carry
/// only those of what stands above. Nothing in the browser, where the application has them already.
///
/// It stands inside of [`ssr_only!`](crate::view::ssr_only), which the application steps over.
#[component]
pub fn DeferredStyles() -> impl IntoView {
    use_context::<OtherStyles>().map(|OtherStyles(href)| other_styles(&href))
}

/// What it writes.
pub fn other_styles(href: &str) -> impl IntoView + use<> {
    view! { <link rel="stylesheet" href=href.to_owned()/> }
}
