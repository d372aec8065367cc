"""Take the documentation's pictures anew: the desk's page, the report and the terminal, light and dark.

    python benchmarks/pictures.py [--chromium /usr/bin/chromium]

Needs `.[test]`, Pillow, rich and a Chromium. Page and report are taken at a desk and on a phone. Shows the seeds,
which stand in the repository.
"""

import argparse
import io
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright
from rich.console import Console
from rich.terminal_theme import DEFAULT_TERMINAL_THEME, SVG_EXPORT_THEME, TerminalTheme
from rich.text import Text
from served import served

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs" / "pictures"
SEEDS = [ROOT / "seeds" / "001_ab0ffff8cb3bf81a.txt", ROOT / "seeds" / "002_3970b4076a67aa42.txt"]
SIZES = {"": (1120, 700), "-phone": (390, 760)}  # CSS pixels
COLUMNS, LINES = 80, 27  # of the terminal
FRAME = (
    "<style>pre {{ margin: 0; padding: 14px 16px; width: fit-content; font: 15px/1.35 monospace; "
    "color: {foreground}; background: {background} }} a {{ color: inherit; text-decoration: none }}</style>"
    "<pre>{code}</pre>"
)
QUALITY = 55  # of WebP: each picture stays below 80 kB


def paste(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("text => navigator.clipboard.writeText(text)", SEEDS[1].read_text("utf-8"))
    page.locator("#copy").focus()
    page.keyboard.press("Control+v")
    page.get_by_text("5 errors").wait_for()


def read_on(page: Page) -> None:
    page.evaluate("scrollTo(0, 0)")
    for _ in range(7):
        page.keyboard.press("j")


def terminal(browser: Browser, theme: TerminalTheme) -> bytes:
    """A picture of what `lintnews check` says in a terminal."""
    command = [sys.executable, "-m", "lintnews", "check", str(SEEDS[1].relative_to(ROOT)), "--no-cache"]
    seen = {**os.environ, "FORCE_COLOR": "1", "COLUMNS": str(COLUMNS)}
    said = subprocess.run(command, cwd=ROOT, env=seen, capture_output=True, encoding="utf-8").stdout
    console = Console(width=COLUMNS, record=True, file=io.StringIO())
    console.print(Text.from_ansi("\n".join(said.split("\n")[:LINES])))
    page = browser.new_page()
    page.set_content(console.export_html(theme=theme, code_format=FRAME, inline_styles=True))
    return page.locator("pre").screenshot()


def save(name: str, picture: bytes) -> None:
    path = PICTURES / f"{name}.webp"
    Image.open(io.BytesIO(picture)).save(path, quality=QUALITY, method=6)
    print(f"{path.relative_to(ROOT)}: {path.stat().st_size / 1000:.0f} kB")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--chromium", default=shutil.which("chromium"))
    args = parser.parse_args()
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, served(folder) as service, sync_playwright() as playwright:
        report = Path(folder, "report.html")
        command = [sys.executable, "-m", "lintnews", "check", "seeds", "-q", "--no-cache", "--report", f"html={report}"]
        subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL)
        browser = playwright.chromium.launch(executable_path=args.chromium, args=["--no-sandbox"])
        for name, url, act in (("page", service.address, paste), ("report", report.as_uri(), read_on)):
            for scheme in ("light", "dark"):
                for size, (width, height) in SIZES.items():
                    room, phone = {"width": width, "height": height}, bool(size)
                    page = browser.new_page(color_scheme=scheme, viewport=room, is_mobile=phone, has_touch=phone)
                    page.goto(url)
                    act(page)
                    save(f"{name}-{scheme}{size}", page.screenshot())
                    page.context.close()
        for scheme, theme in (("light", DEFAULT_TERMINAL_THEME), ("dark", SVG_EXPORT_THEME)):
            save(f"terminal-{scheme}", terminal(browser, theme))
        browser.close()


if __name__ == "__main__":
    main()
