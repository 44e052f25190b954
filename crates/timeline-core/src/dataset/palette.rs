//! Colours for terms of datasets that define none.

use super::mark::Color;

/// Colours that differ for readers with any common kind of colour vision. Each has a contrast of at least 3:1 with the widget's
/// surface, light and dark. The first is the accent colour.
///
/// The result of a search for the set whose two closest colours are farthest apart; the tests measure it.
pub const PALETTE: [Color; 8] = [
    color(0x0b57a4, 0x7db7ff),
    color(0xff0000, 0xee0000),
    color(0xaa55ff, 0x7755ee),
    color(0x008899, 0x008888),
    color(0x662200, 0xff8811),
    color(0x994466, 0xdd2277),
    color(0x668844, 0x00ff99),
    color(0x330099, 0xcc99bb),
];

const fn color(light: u32, dark: u32) -> Color {
    Color { light: rgb(light), dark: rgb(dark) }
}

const fn rgb(value: u32) -> [u8; 3] {
    let [_, red, green, blue] = value.to_be_bytes();
    [red, green, blue]
}

#[cfg(test)]
mod tests {
    use super::*;

    type Vector = [f64; 3];
    type Matrix = [Vector; 3];

    /// Light and dark surfaces: those in `styles/tokens.css`, and those of the themes with nearly white or nearly black ones.
    const SURFACES: [(u32, u32); 4] =
        [(0xffffff, 0x15171b), (0xfbf7ee, 0x1b1815), (0xffffff, 0x1a2027), (0xf3f7f1, 0x121a16)];

    /// The text colour, light and dark, which marks that stand for several terms have.
    const TEXT: (u32, u32) = (0x17191d, 0xeceef1);

    /// Complete protanopia, deuteranopia and tritanopia in linear RGB: Machado, Oliveira and Fernandes, "A Physiologically-based
    /// Model for Simulation of Color Vision Deficiency", IEEE TVCG 15 (2009), severity 1.0.
    const VISIONS: [(&str, Matrix); 4] = [
        ("all cones", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
        (
            "protanopia",
            [
                [0.152286, 1.052583, -0.204868],
                [0.114503, 0.786281, 0.099216],
                [-0.003882, -0.048116, 1.051998],
            ],
        ),
        (
            "deuteranopia",
            [
                [0.367322, 0.860646, -0.227968],
                [0.280085, 0.672501, 0.047413],
                [-0.011820, 0.042940, 0.968881],
            ],
        ),
        (
            "tritanopia",
            [
                [1.255528, -0.076749, -0.178779],
                [-0.078411, 0.930809, 0.147602],
                [0.004733, 0.691367, 0.303900],
            ],
        ),
    ];

    /// From linear sRGB to CIE XYZ (IEC 61966-2-1).
    const XYZ: Matrix = [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ];

    fn times(matrix: Matrix, vector: Vector) -> Vector {
        matrix.map(|row| row.iter().zip(vector).map(|(one, other)| one * other).sum())
    }

    fn linear(color: [u8; 3]) -> Vector {
        color.map(|value| {
            let value = f64::from(value) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        })
    }

    /// WCAG 2.2, "contrast ratio".
    fn contrast(one: [u8; 3], other: [u8; 3]) -> f64 {
        let luminance = |color| times(XYZ, linear(color))[1] + 0.05;
        let (one, other) = (luminance(one), luminance(other));
        one.max(other) / one.min(other)
    }

    /// CIE L*a*b* under the white of sRGB.
    fn lab(linear: Vector) -> Vector {
        let white = times(XYZ, [1.0; 3]);
        let xyz = times(XYZ, linear.map(|value| value.clamp(0.0, 1.0)));
        let [x, y, z] = [0, 1, 2].map(|axis| {
            let share = xyz[axis] / white[axis];
            if share > 216.0 / 24_389.0 { share.cbrt() } else { (24_389.0 / 27.0 * share + 16.0) / 116.0 }
        });
        [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
    }

    /// CIEDE2000: Sharma, Wu and Dalal, "The CIEDE2000 Color-Difference Formula", Color Research and Application 30 (2005).
    fn difference([l1, a1, b1]: Vector, [l2, a2, b2]: Vector) -> f64 {
        let high = |chroma: f64| (chroma.powi(7) / (chroma.powi(7) + 25f64.powi(7))).sqrt();
        let grey = 1.5 - 0.5 * high((a1.hypot(b1) + a2.hypot(b2)) / 2.0);
        let (a1, a2) = (a1 * grey, a2 * grey);
        let (c1, c2) = (a1.hypot(b1), a2.hypot(b2));
        let hue = |a: f64, b: f64| b.atan2(a).to_degrees().rem_euclid(360.0);
        let (h1, h2) = (hue(a1, b1), hue(a2, b2));
        let grey = c1 * c2 == 0.0;
        let turn = if grey { 0.0 } else { (h2 - h1 + 180.0).rem_euclid(360.0) - 180.0 };
        let mean_hue = match (h1 + h2, (h1 - h2).abs() > 180.0) {
            (sum, _) if grey => sum,
            (sum, false) => sum / 2.0,
            (sum, true) if sum < 360.0 => (sum + 360.0) / 2.0,
            (sum, true) => (sum - 360.0) / 2.0,
        };
        let (lightness, chroma) = ((l1 + l2) / 2.0 - 50.0, (c1 + c2) / 2.0);
        let cos = |degrees: f64| degrees.to_radians().cos();
        let t =
            1.0 - 0.17 * cos(mean_hue - 30.0) + 0.24 * cos(2.0 * mean_hue) + 0.32 * cos(3.0 * mean_hue + 6.0)
                - 0.20 * cos(4.0 * mean_hue - 63.0);
        let l = (l2 - l1) / (1.0 + 0.015 * lightness.powi(2) / (20.0 + lightness.powi(2)).sqrt());
        let c = (c2 - c1) / (1.0 + 0.045 * chroma);
        let h = 2.0 * (c1 * c2).sqrt() * (turn / 2.0).to_radians().sin() / (1.0 + 0.015 * chroma * t);
        let rotation = 60.0 * (-((mean_hue - 275.0) / 25.0).powi(2)).exp();
        let rotated = -rotation.to_radians().sin() * 2.0 * high(chroma) * c * h;
        (l * l + c * c + h * h + rotated).sqrt()
    }

    #[test]
    fn differences_match_the_published_test_data() {
        // Pairs 1, 5, 9, 17 and 25 of Sharma, Wu and Dalal.
        for (one, other, expected) in [
            ([50.0, 2.6772, -79.7751], [50.0, 0.0, -82.7485], 2.0425),
            ([50.0, -1.1848, -84.8006], [50.0, 0.0, -82.7485], 1.0000),
            ([50.0, 2.4900, -0.0010], [50.0, -2.4900, 0.0009], 7.1792),
            ([50.0, 2.5, 0.0], [73.0, 25.0, -18.0], 27.1492),
            ([60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644),
        ] {
            assert!((difference(one, other) - expected).abs() < 1e-4, "{one:?} {other:?}");
        }
    }

    #[test]
    fn each_colour_stands_out_from_the_surface() {
        for (light, dark) in SURFACES {
            for color in PALETTE {
                let (light, dark) = (contrast(color.light, rgb(light)), contrast(color.dark, rgb(dark)));
                assert!(light >= 3.0 && dark >= 3.0, "{}: {light:.2}, {dark:.2}", color.css());
            }
        }
        assert!((contrast([0; 3], [255; 3]) - 21.0).abs() < 1e-3);
    }

    #[test]
    fn any_two_colours_differ_for_every_kind_of_colour_vision() {
        let light = PALETTE.iter().map(|color| color.light).chain([rgb(TEXT.0)]).collect();
        let dark = PALETTE.iter().map(|color| color.dark).chain([rgb(TEXT.1)]).collect();
        for colors in [light, dark] as [Vec<[u8; 3]>; 2] {
            for (vision, matrix) in VISIONS {
                let seen: Vec<_> = colors.iter().map(|color| lab(times(matrix, linear(*color)))).collect();
                for (place, one) in seen.iter().enumerate() {
                    for (other, at) in seen.iter().zip(&colors).take(place) {
                        let found = difference(*one, *other);
                        let (one, other) = (Color::hex(colors[place]), Color::hex(*at));
                        assert!(found >= 12.0, "{one} and {other} are {found:.1} apart for {vision}");
                    }
                }
            }
        }
    }
}
