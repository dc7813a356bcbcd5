//! The parts of pages: what they show is given to them; where it comes from they do not know.

mod alert;
mod breadcrumb;
mod carousel;
mod cover_art;
mod donation_panel;
mod entry_actions;
mod entry_card;
mod filter_group;
mod fresh;
mod link_list;
mod listing_tools;
pub mod live;
mod live_text;
mod pagination;
mod progress;
mod site_footer;
mod site_header;

pub use alert::Alert;
pub use breadcrumb::Breadcrumb;
pub use carousel::Carousel;
pub use cover_art::CoverArt;
pub use donation_panel::DonationPanel;
pub use entry_actions::EntryActions;
pub use entry_card::EntryCard;
pub use filter_group::FilterGroup;
pub use fresh::{Fresh, IntoFresh};
pub use link_list::LinkList;
pub use listing_tools::ListingTools;
pub use live_text::LiveText;
pub use pagination::Pagination;
pub use progress::Progress;
pub use site_footer::SiteFooter;
pub use site_header::SiteHeader;
