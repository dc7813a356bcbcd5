//! What stands between Leptos and the document: views that know when they are drawn.
//!
//! Leptos compiles, for each kind of view, the code that writes it as HTML, finds it in a page, draws it anew and patches it. Here a
//! finished page holds almost everything already, so most of that code would never run. A part of a page therefore says which of
//! the four it needs, and only that is compiled into the application.
//!
//! # Which one do I take?
//!
//! | What do I have? | Take | In the application |
//! |---|---|---|
//! | Static HTML that every finished page holds: no handler, no signal. Most of every page. | [`ssr_only!`](crate::view::ssr_only) | nothing: not the view, not its data |
//! | The same, but a function listens to it. | [`taken_over!`](crate::view::taken_over) | nothing; the function works on what stands there |
//! | The same, but the application draws it too. | [`StaticNode`] | the code that draws it |
//! | A text that follows signals. | [`live::text`] | shared by all texts |
//! | An attribute that follows signals. | [`live::flag`], [`live::word`], [`live::string`] | shared by all of a kind |
//! | Something with handlers or signals that every finished page holds. | [`.hydrate_only()`](IntoBoxed::hydrate_only) | the code that finds it |
//! | The same, but its code is a chunk that comes when it is first used. | [`hydrated_later!`](crate::view::hydrated_later) | nothing; the chunk has the code that finds it |
//! | Something that no finished page holds: results, an error. | [`.client_only()`](IntoBoxed::client_only), shown by [`live::client`] | the code that draws it |
//! | Something that finished pages hold and the application draws anew. | [`.boxed()`](IntoBoxed::boxed), shown by [`live::view`] or [`live::list`] | both |
//! | What finished pages hold until something else takes its place: a page. | [`live::slot`] | what its two sides need |
//! | A list of finished items, of which most stay. | [`KeyedList`] | shared |
//!
//! A view of one static node:
//! ```
//! use kiosque::view::ssr_only;
//! use leptos::prelude::*;
//!
//! let heading = String::from("Documents");
//! let view = ssr_only!(view! { <h1>{heading}</h1> });
//! assert_eq!(view.to_html(), "<h1>Documents</h1>");
//! ```
//! A list that only the application fills:
//! ```
//! use kiosque::view::{IntoBoxed, live};
//! use leptos::prelude::*;
//!
//! # leptos::prelude::Owner::new().with(|| {
//! let names = RwSignal::new(Vec::<String>::new());
//! let item = |name: String| view! { <li>{name}</li> }.client_only();
//! let items = live::client(move || names.get().into_iter().map(item).collect());
//! assert_eq!(view! { <ul>{items}</ul> }.to_html(), "<ul><!></ul>");
//! # });
//! ```
//!
//! # What if I take the wrong one?
//!
//! It does not compile. What is [`ssr_only!`](crate::view::ssr_only) or [`HydrateOnly`] cannot be drawn by the application, what is [`ClientOnly`]
//! cannot be looked for in a page, and data that only finished pages show does not exist in the browser. None of these views has
//! an element of its own, so the compiler refuses an attribute for it, too. Each refusal is a `compile_fail` example at its type.
//!
//! # What it saves
//!
//! Of the application's WebAssembly (147,970 bytes after brotli when this was measured), the code that would never run weighs:
//!
//! | without | more |
//! |---|---|
//! | `hydrate_only`: what finished pages hold could be drawn, too | 4,649 bytes |
//! | `client_only`: what only the application draws could be found in a page, too | 1,430 bytes |
//! | `ssr_only!`: its closures and its data exist, though nothing calls and reads them | 2,478 bytes |
//!
//! A closure in a view costs 1.5 to 3 kB before compression, each kind of [`live`] one together. The asynchronous hydration that
//! [`BoxedView`] does without was a tenth of the bundle.

mod boxed;
mod drawn;
mod keyed_list;
mod later;
mod leaf;
pub mod live;
mod live_text;
mod prerendered;
mod ssr_only;
mod static_node;

pub use boxed::{BoxedView, ClientOnly, HydrateOnly, IntoBoxed};
pub use drawn::Drawn;
pub use keyed_list::KeyedList;
pub use later::Later;
pub use live_text::LiveText;
pub use ssr_only::{SsrOnly, hydrated_later, ssr_only, taken_over};
pub use static_node::StaticNode;
