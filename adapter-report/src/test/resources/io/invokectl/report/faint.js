// The texts whose contrast with their background is below WCAG AA.
(() => {
    const channels = (color) => color.match(/[\d.]+/g).map(Number);

    const luminance = (color) => {
        const [red, green, blue] = channels(color)
            .slice(0, 3)
            .map((value) => value / 255)
            .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };

    const behind = (element) => {
        const color = getComputedStyle(element).backgroundColor;
        return channels(color)[3] === 0 ? behind(element.parentElement) : color;
    };

    const contrast = (element) => {
        const [one, other] = [getComputedStyle(element).color, behind(element)].map(luminance);
        return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    };

    const kinds = new Map();
    for (const element of document.querySelectorAll("body *:not(script)")) {
        const says = Array.from(element.childNodes).some((node) => node.nodeType === 3 && node.data.trim() !== "");
        const kind = `${element.closest(".row")?.className} ${element.parentElement.className} ${element.tagName} ${element.className}`;
        if (says && !kinds.has(kind)) {
            kinds.set(kind, element);
        }
    }
    return Array.from(kinds)
        .filter(([, element]) => contrast(element) < 4.5)
        .map(([kind, element]) => `${kind}: ${contrast(element).toFixed(2)}`)
        .join("; ");
})()
