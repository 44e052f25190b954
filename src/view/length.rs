//! Lengths as SVG writes them.

use yew::AttrValue;

/// A pixel as a share of the width, so that marks keep their place while the track is resized.
pub(super) fn percent(x: f64, width: f64) -> AttrValue {
    decimal(x / width * 100.0, "%")
}

/// A number of pixels.
pub(super) fn pixels(number: f64) -> AttrValue {
    decimal(number, "")
}

/// Three decimal places by integer arithmetic: formatting floating-point numbers would add a tenth to the module.
fn decimal(number: f64, unit: &str) -> AttrValue {
    let thousandths = (number * 1_000.0).round() as i64;
    let sign = if thousandths < 0 { "-" } else { "" };
    let (whole, rest) = (thousandths.unsigned_abs() / 1_000, thousandths.unsigned_abs() % 1_000);
    AttrValue::from(match rest {
        0 => format!("{sign}{whole}{unit}"),
        _ => format!("{sign}{whole}.{rest:03}{unit}"),
    })
}
