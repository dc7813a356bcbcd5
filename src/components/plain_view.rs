//! What Leptos asks of every view, for views that have no use for it.

/// Inside of an `impl RenderHtml`: the view waits for nothing, and its HTML may be empty.
macro_rules! never_waits {
    () => {
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
    };
}

/// The view has no element of its own that could carry attributes given to it from outside.
macro_rules! takes_no_attributes {
    ($view:ty) => {
        impl leptos::tachys::view::add_attr::AddAnyAttr for $view {
            type Output<NewAttr: leptos::tachys::html::attribute::Attribute> = Self;

            fn add_any_attr<NewAttr: leptos::tachys::html::attribute::Attribute>(self, _: NewAttr) -> Self {
                self
            }
        }
    };
}

pub(super) use {never_waits, takes_no_attributes};
