//! Lengths and outlines as SVG writes them.

use yew::AttrValue;

/// A pixel as a share of the width, so that marks keep their place while the track is resized.
pub(super) fn percent(x: f64, width: f64) -> AttrValue {
    AttrValue::from(decimal(x / width * 100.0) + "%")
}

/// A number of sixteenths of the letters' size.
pub(super) fn em(pixels: f64) -> AttrValue {
    AttrValue::from(decimal(pixels / 16.0) + "em")
}

/// A number of pixels.
pub(super) fn pixels(number: f64) -> AttrValue {
    AttrValue::from(decimal(number))
}

/// Three decimal places by integer arithmetic: formatting floating-point numbers would add a tenth to the module.
fn decimal(number: f64) -> String {
    let thousandths = (number * 1_000.0).round() as i64;
    let sign = if thousandths < 0 { "-" } else { "" };
    let (whole, rest) = (thousandths.unsigned_abs() / 1_000, thousandths.unsigned_abs() % 1_000);
    match rest {
        0 => format!("{sign}{whole}"),
        _ => format!("{sign}{whole}.{rest:03}"),
    }
}

/// An outline of many shapes in one `<path>`, so that they are one element.
#[derive(Debug, Default)]
pub(super) struct Outline(String);

impl Outline {
    /// Lines from point to point.
    pub(super) fn lines(&mut self, points: &[(f64, f64)]) {
        for (place, (x, y)) in points.iter().enumerate() {
            self.0.push(if place == 0 { 'M' } else { 'L' });
            self.0.push_str(&decimal(*x));
            self.0.push(' ');
            self.0.push_str(&decimal(*y));
        }
    }

    /// A filled box.
    pub(super) fn area(&mut self, (left, right): (f64, f64), (top, bottom): (f64, f64)) {
        self.lines(&[(left, top), (right, top), (right, bottom), (left, bottom)]);
    }

    /// A line from top to bottom.
    pub(super) fn upright(&mut self, x: f64, top: f64, bottom: f64) {
        self.lines(&[(x, top), (x, bottom)]);
    }

    /// The outline, as the value of the attribute `d`.
    pub(super) fn finish(self) -> AttrValue {
        AttrValue::from(self.0)
    }
}
