"""Take the documentation's pictures anew: the desk's page and the report, light and dark, at a desk and on a phone.

    python benchmarks/pictures.py [--chromium /usr/bin/chromium]

Needs `.[test]`, Pillow and a Chromium. Shows the seeds, which stand in the repository.
"""

import argparse
import io
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs" / "pictures"
SEEDS = [ROOT / "seeds" / "001_ab0ffff8cb3bf81a.txt", ROOT / "seeds" / "002_3970b4076a67aa42.txt"]
SIZES = {"": (1120, 700), "-phone": (390, 760)}  # CSS pixels
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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--chromium", default=shutil.which("chromium"))
    args = parser.parse_args()
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        report = Path(folder, "report.html")
        command = [sys.executable, "-m", "lintnews", "check", "seeds", "-q", "--no-cache", "--report", f"html={report}"]
        subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        server = subprocess.Popen([sys.executable, "-m", "lintnews", "serve", "--port", str(port)], cwd=folder)
        address = f"http://127.0.0.1:{port}/"
        wait_for(address)
        browser = playwright.chromium.launch(executable_path=args.chromium, args=["--no-sandbox"])
        for name, url, act in (("page", address, paste), ("report", report.as_uri(), read_on)):
            for scheme in ("light", "dark"):
                for size, (width, height) in SIZES.items():
                    page = browser.new_page(color_scheme=scheme, viewport={"width": width, "height": height})
                    page.goto(url)
                    act(page)
                    picture = PICTURES / f"{name}-{scheme}{size}.webp"
                    Image.open(io.BytesIO(page.screenshot())).save(picture, quality=QUALITY, method=6)
                    print(f"{picture.relative_to(ROOT)}: {picture.stat().st_size / 1000:.0f} kB")
                    page.context.close()
        browser.close()
        server.terminate()
        server.wait()


def wait_for(address: str) -> None:
    """Until somebody answers, for a minute at most."""
    for _ in range(600):
        try:
            urllib.request.urlopen(address)
            return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("the service did not start")


if __name__ == "__main__":
    main()
