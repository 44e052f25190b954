// The exports of `words.js` for pages that carry the widget's files inside. It holds the languages of the interface: a
// page in a sandbox can fetch nothing without CORS, and a page from a disk nothing at all.

import ar from "./talks-timeline.ar.json";
import de from "./talks-timeline.de.json";
import es from "./talks-timeline.es.json";
import fr from "./talks-timeline.fr.json";
import he from "./talks-timeline.he.json";
import pl from "./talks-timeline.pl.json";
import ru from "./talks-timeline.ru.json";
import tr from "./talks-timeline.tr.json";
import uk from "./talks-timeline.uk.json";
import { talks as beside } from "./words.js";

const WORDS = { __proto__: null, ar, de, es, fr, he, pl, ru, tr, uk };

export const words = async (language) => WORDS[language];

// A page for frames has the translated talks beside itself: inside, they would double its size.
export const talks = TRANSLATIONS ? async (language) => TRANSLATIONS[language] : beside;
