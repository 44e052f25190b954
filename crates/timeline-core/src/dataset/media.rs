//! What stands beside an event: images, and links to everything else.

use super::text::Text;

/// A picture, or an address where there is more to see or hear.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Media {
    /// Whether it is shown or only linked.
    pub kind: MediaKind,
    /// Its address. Of an image `https`, or relative to the page; of a link `http` or `https`.
    pub url: String,
    /// Its name.
    pub title: Text,
    /// What is to be seen, for those who do not see it.
    pub alt: Text,
    /// A line under it.
    pub caption: Text,
    /// Who made it.
    pub credit: Text,
}

/// What is done with a medium.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MediaKind {
    /// Shown as an image.
    Image,
    /// Linked under its title.
    Link,
}

impl MediaKind {
    /// The kind of a name in the native format (`image`, `link`).
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "image" => Some(Self::Image),
            "link" => Some(Self::Link),
            _ => None,
        }
    }

    /// The name in the native format.
    pub fn name(self) -> &'static str {
        match self {
            Self::Image => "image",
            Self::Link => "link",
        }
    }

    /// What an address is by the extension of its path: an image or something that can only be linked.
    pub fn of_address(url: &str) -> Self {
        let (mut start, mut end) = (usize::MAX, url.len());
        for (place, letter) in url.bytes().enumerate() {
            match letter {
                b'?' | b'#' => {
                    end = place;
                    break;
                }
                b'/' => start = usize::MAX,
                b'.' => start = place.saturating_add(1),
                _ => {}
            }
        }
        let extension = url.get(start..end).unwrap_or_default();
        let images = ["png", "jpg", "jpeg", "gif", "webp", "avif", "svg"];
        if images.iter().any(|known| extension.eq_ignore_ascii_case(known)) {
            Self::Image
        } else {
            Self::Link
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_extension_of_the_path_says_what_is_an_image() {
        for image in ["a.png", "https://e.org/x/y.JPEG?size=1#top", "/a.b.svg", "https://e.org/a.webp#.mp4"] {
            assert_eq!(MediaKind::of_address(image), MediaKind::Image, "{image}");
        }
        for other in ["https://png", "https://e.org/a.mp4?x=.png", "https://e.org/a.png/", "a", "", "png"] {
            assert_eq!(MediaKind::of_address(other), MediaKind::Link, "{other}");
        }
    }
}
