//! Hostile style sheets.

use super::Host;

#[test]
fn everything_unset() {
    Host::new("unset").own_sheet().check();
}

#[test]
fn every_inherited_property_set_and_important() {
    Host::new("shouting").own_sheet().check();
}

#[test]
fn everything_above_everything() {
    Host::new("layers").own_sheet().check();
}

#[test]
fn a_rem_of_ten_pixels() {
    Host::new("small-rem").own_sheet().check();
}

#[test]
fn letters_twice_as_large() {
    Host::new("large-text").own_sheet().check();
}

#[test]
fn boxes_by_their_content() {
    Host::new("content-box").own_sheet().check();
}

#[test]
fn boxes_by_their_border() {
    Host::new("border-box").own_sheet().check();
}

#[test]
fn everything_moves() {
    Host::new("animated").own_sheet().check();
}

#[test]
fn rules_and_properties_under_our_names() {
    Host::new("named").own_sheet().check();
}

#[test]
fn text_from_right_to_left_by_the_sheet() {
    Host::new("rtl").own_sheet().check();
}

#[test]
fn text_from_right_to_left_by_the_body() {
    Host::new("rtl-body").body(" dir=rtl lang=ar").check();
}

#[test]
fn columns_from_top_to_bottom() {
    Host::new("vertical").own_sheet().check();
}
