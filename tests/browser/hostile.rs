//! What a page, a link or a dataset may do to the timeline by intent or by accident: numbers of `S…` as in the
//! project's list of hostile inputs.

mod built_ins;
mod ids;
mod links;
mod network;
