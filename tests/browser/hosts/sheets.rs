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
fn high_z_indexes_everywhere() {
    Host::new("layers").own_sheet().check();
}

#[test]
fn a_rem_of_ten_pixels() {
    Host::new("small-rem").own_sheet().check();
}

#[test]
fn text_of_twice_the_size() {
    Host::new("large-text").own_sheet().check();
}

#[test]
fn content_box_everywhere() {
    Host::new("content-box").own_sheet().check();
}

#[test]
fn border_box_everywhere() {
    Host::new("border-box").own_sheet().check();
}

#[test]
fn animations_everywhere() {
    Host::new("animated").own_sheet().check();
}

#[test]
fn rules_and_properties_under_our_names() {
    Host::new("named").own_sheet().check();
}

#[test]
fn right_to_left_text_set_by_the_sheet() {
    Host::new("rtl").own_sheet().check();
}

#[test]
fn right_to_left_text_set_by_the_body() {
    Host::new("rtl-body").body(" dir=rtl lang=ar").check();
}

#[test]
fn vertical_writing() {
    Host::new("vertical").own_sheet().check();
}
