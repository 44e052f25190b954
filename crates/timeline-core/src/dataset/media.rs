//! Images that are shown with an event, and links to other media.

use super::text::Text;

/// An image, or a link to other media.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Media {
    /// Whether it is shown or linked.
    pub kind: MediaKind,
    /// Its URL: `https` or relative for an image, `http` or `https` for a link.
    pub url: String,
    /// Its name.
    pub title: Text,
    /// What the image shows, for readers who cannot see it.
    pub alt: Text,
    /// A line below it.
    pub caption: Text,
    /// Who made it.
    pub credit: Text,
}

/// How a medium is presented.
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

    /// The kind that the file extension in a URL suggests.
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
    fn the_file_extension_decides_what_is_an_image() {
        for image in ["a.png", "https://e.org/x/y.JPEG?size=1#top", "/a.b.svg", "https://e.org/a.webp#.mp4"] {
            assert_eq!(MediaKind::of_address(image), MediaKind::Image, "{image}");
        }
        for other in ["https://png", "https://e.org/a.mp4?x=.png", "https://e.org/a.png/", "a", "", "png"] {
            assert_eq!(MediaKind::of_address(other), MediaKind::Link, "{other}");
        }
    }
}
