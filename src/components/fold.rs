use leptos::prelude::*;

/// Where the file with all styles is; a context of the build, which writes finished pages.
#[derive(Clone)]
pub struct AllStyles(pub String);

/// Where what is seen first ends, in a finished page: the rest is painted once all styles have come, so the page itself needs to carry
/// only those of what stands above. Nothing in the browser, where the application has them already.
///
/// To be used inside [`still`](super::still), for only there may the first render differ from the finished page.
#[component]
pub fn Fold() -> impl IntoView {
    use_context::<AllStyles>().map(|AllStyles(href)| all_styles(&href))
}

/// What it writes.
pub fn all_styles(href: &str) -> impl IntoView + use<> {
    view! { <link rel="stylesheet" href=href.to_owned()/> }
}
