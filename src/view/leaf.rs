//! What Leptos asks of every view, written once for those of this room.

/// Makes a type a view, from its own `fn write(self, html: &mut String, position: &mut Position, escape: bool)`, which exists only in
/// the native build, and `fn find(self, cursor: &Cursor, position: &PositionState) -> Self::State`. Such a view waits for nothing, and
/// its HTML may be empty. It has no element of its own, so an attribute given to it is refused.
macro_rules! leaf_view {
    ($view:ident $(<$parameter:ident>)?) => {
        impl$(<$parameter: 'static>)? leptos::tachys::view::add_attr::AddAnyAttr for $view$(<$parameter>)? {
            type Output<NewAttr: leptos::tachys::html::attribute::Attribute> = Self;

            fn add_any_attr<NewAttr: leptos::tachys::html::attribute::Attribute>(self, _: NewAttr) -> Self::Output<NewAttr> {
                $crate::view::leaf::refuse!(
                    NewAttr,
                    "this view has no element of its own: give the attribute to an element inside of it"
                );
                self
            }
        }

        impl$(<$parameter: 'static>)? leptos::tachys::view::RenderHtml for $view$(<$parameter>)? {
            type AsyncOutput = Self;
            type Owned = Self;

            const MIN_LENGTH: usize = 0;

            fn dry_resolve(&mut self) {}

            async fn resolve(self) -> Self {
                self
            }

            fn into_owned(self) -> Self {
                self
            }

            #[cfg_attr(not(feature = "ssr"), allow(unused_variables, reason = "only the native build writes HTML"))]
            fn to_html_with_buf(
                self,
                html: &mut String,
                position: &mut leptos::tachys::view::Position,
                escape: bool,
                _mark_branches: bool,
                _extra_attributes: Vec<leptos::tachys::html::attribute::any_attribute::AnyAttribute>,
            ) {
                #[cfg(feature = "ssr")]
                self.write(html, position, escape);
            }

            fn hydrate<const FROM_SERVER: bool>(
                self,
                cursor: &leptos::tachys::hydration::Cursor,
                position: &leptos::tachys::view::PositionState,
            ) -> Self::State {
                self.find(cursor, position)
            }
        }
    };
}

/// Refuses to be compiled for a type, here or in whatever calls this code, with a message. Code that nothing calls may hold it.
macro_rules! refuse {
    ($parameter:ident, $message:literal) => {
        // No type is that large, but the compiler finds out only once it knows the type.
        const { assert!(size_of::<$parameter>() > isize::MAX as usize, $message) }
    };
}

pub(super) use {leaf_view, refuse};
