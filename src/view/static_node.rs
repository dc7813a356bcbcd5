use super::{drawn::Drawn, leaf::leaf_view};
use crate::html::SafeHtml;
#[cfg(not(feature = "ssr"))]
use crate::platform::nodes;
#[cfg(feature = "ssr")]
use leptos::tachys::view::Position;
use leptos::{
    prelude::*,
    tachys::{
        hydration::Cursor,
        view::{PositionState, RenderHtml},
    },
};

/// Static markup that the application can draw, too: one node (an element, a text, or the comment that Leptos writes for nothing), with
/// no handlers and nothing reactive.
///
/// Where a finished page holds the node, the application steps over it without looking inside, and never makes the view.
///
/// It has no element of its own that could carry an attribute:
/// ```compile_fail,E0080
/// use kiosque::view::StaticNode;
/// use leptos::{prelude::*, tachys::{html::class::class, view::add_attr::AddAnyAttr}};
///
/// let view = StaticNode::new(|| view! { <p>"…"</p> });
/// view.add_any_attr(class("wide")).to_html();
/// ```
pub struct StaticNode(Box<dyn FnOnce() -> Made + Send>);

/// What a view becomes: HTML where finished pages are written, a node in the browser.
#[cfg(feature = "ssr")]
type Made = String;
#[cfg(not(feature = "ssr"))]
type Made = leptos::tachys::renderer::types::Node;

impl StaticNode {
    /// From a view of one node.
    pub fn new<V: RenderHtml>(view: impl FnOnce() -> V + Send + 'static) -> Self {
        Self(Box::new(|| {
            #[cfg(feature = "ssr")]
            return html_of(view());
            #[cfg(not(feature = "ssr"))]
            nodes::node_of(|container| view().build().mount(container, None))
        }))
    }

    /// From the HTML of one node.
    pub fn from_html(html: SafeHtml) -> Self {
        Self(Box::new(move || {
            #[cfg(feature = "ssr")]
            return html.into_inner_html();
            #[cfg(not(feature = "ssr"))]
            nodes::first_of(&html)
        }))
    }

    #[cfg(feature = "ssr")]
    fn write(self, html: &mut String, position: &mut Position, _: bool) {
        html.push_str(&(self.0)());
        *position = Position::NextChild;
    }

    fn find(self, cursor: &Cursor, position: &PositionState) -> Drawn {
        Drawn::next_node(cursor, position)
    }
}

/// The HTML of a view without the marks by which hydration would find its way inside. Texts have no bare `<`.
#[cfg(feature = "ssr")]
pub(super) fn html_of(view: impl RenderHtml) -> String {
    const MARK: &str = "<!>";
    let html = view.to_html();
    if html == MARK { html } else { html.replace(MARK, "") }
}

impl Render for StaticNode {
    type State = Drawn;

    fn build(self) -> Drawn {
        #[cfg(feature = "ssr")]
        return Drawn::nothing();
        #[cfg(not(feature = "ssr"))]
        Drawn::node((self.0)())
    }

    fn rebuild(self, state: &mut Drawn) {
        state.replace_with(self.build());
    }
}

leaf_view!(StaticNode);
