// Fetches and starts the program; says how far that is, and where it cannot start.
// `cargo xtask program` puts names with hashes in the place of the names in this file.

const words = {
  en: {
    title: "The exhibit could not start",
    text: "A file did not arrive, or this browser is too old for it.",
    dataTitle: "The data did not arrive",
    dataText: "The connection dropped, or a file of the exhibit is missing or broken.",
    again: "Try again",
    read: "You can still read everything here, without the picture:",
    edition: "Reading edition",
  },
  ru: {
    title: "Экспозиция не запустилась",
    text: "Файл не загрузился, или этот браузер для неё слишком стар.",
    dataTitle: "Данные не загрузились",
    dataText: "Связь оборвалась, либо файл экспозиции отсутствует или повреждён.",
    again: "Повторить",
    read: "Всё можно прочесть и без картины:",
    edition: "Издание для чтения",
  },
};

const lang = (navigator.languages ?? [navigator.language])
  .map((tag) => tag.slice(0, 2).toLowerCase())
  .find((tag) => tag in words) ?? "en";

const element = (tag, properties, ...children) => {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
};

/** Replaces the first picture with a page that says what happened and where to read on. */
const fail = (error) => {
  const say = words[lang];
  const aboutData = /^(data\/|core|texts)/.test(error);
  const root = document.getElementById("twentieth");
  root.replaceChildren(
    element("main", { className: "error-page", lang },
      element("h1", { textContent: aboutData ? say.dataTitle : say.title }),
      element("p", { textContent: aboutData ? say.dataText : say.text }),
      element("p", {}, element("button", {
        className: "primary", type: "button", textContent: say.again, onclick: () => location.reload(),
      })),
      element("p", {}, `${say.read} `, element("a", { href: "read/en/index.html", textContent: say.edition })),
      element("p", { className: "muted detail", textContent: String(error) }),
    ),
  );
};

/** The same answer, counted as it arrives. */
const counted = (response) => {
  const total = "bytes of app_bg.wasm";
  let current = 0;
  const count = new TransformStream({
    transform(part, controller) {
      current += part.byteLength;
      for (const bar of document.querySelectorAll(".boot progress")) {
        [bar.max, bar.value] = [total, current];
      }
      controller.enqueue(part);
    },
  });
  return new Response(response.body.pipeThrough(count), response);
};

document.documentElement.lang = lang;
// A panic of ours sets this mark; the reader must not be left before a picture that is dead.
new MutationObserver((changes, observer) => {
  if (document.documentElement.dataset.failed !== undefined) {
    observer.disconnect();
    fail(document.documentElement.dataset.failed);
  }
}).observe(document.documentElement, { attributeFilter: ["data-failed"] });

// What only some readers need, for the program to fetch when they do.
globalThis.twentieth = { arrange: () => import("./arrange.mjs") };
if (new URLSearchParams(location.search).has("bench")) {
  import("./bench.mjs");
}

try {
  const address = new URL("./app_bg.wasm", import.meta.url);
  const response = fetch(address, { integrity: "integrity of app_bg.wasm" });
  const { default: init } = await import("./app.js");
  await init({ module_or_path: counted(await response) });
} catch (error) {
  fail(error);
}
