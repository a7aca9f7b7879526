"""A window of WebKitGTK that does what it is told: a JSON object a line in, one out. Run by the Python that has `gi`.

Scripts run as if the reader had pressed something, downloads go to the folder that is named first, the next file that
a page asks for is the one given before, and what a page is left with is noted.
"""

import json
import os
import sys
from pathlib import Path

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import GLib, Gtk, WebKit2  # noqa: E402  (the versions come first)

DOWNLOADS = Path(sys.argv[1])
MARGIN = 6  # mm, a printer's


class Window:
    def __init__(self) -> None:
        self.view = WebKit2.WebView.new_with_context(WebKit2.WebContext.new_ephemeral())
        self.view.get_settings().set_enable_developer_extras(True)  # to ask what screen readers get
        self.view.connect("load-changed", self.loaded)
        self.view.connect("run-file-chooser", self.choose)
        self.view.connect("script-dialog", self.confirm)
        self.view.get_context().connect("download-started", self.download)
        window = Gtk.Window()
        window.set_default_size(1280, 900)
        window.add(self.view)
        window.show_all()
        self.file: str | None = None
        self.asked: list[str] = []
        self.loading = False

    def do(self, line: str) -> None:
        told = json.loads(line)
        getattr(self, f"do_{told.pop('do')}")(**told)

    def do_open(self, url: str) -> None:
        self.loading = True
        self.view.load_uri(url)

    def do_give(self, file: str) -> None:
        self.file = file
        answer(None)

    def do_asked(self) -> None:
        answer(self.asked)
        self.asked = []

    def do_put_first(self, script: str) -> None:
        scripts = self.view.get_user_content_manager()
        scripts.remove_all_scripts()
        if script:
            frames, time = WebKit2.UserContentInjectedFrames, WebKit2.UserScriptInjectionTime
            scripts.add_script(WebKit2.UserScript.new(script, frames.ALL_FRAMES, time.START, None, None))
        answer(None)

    def do_run(self, script: str) -> None:
        def done(view: WebKit2.WebView, result: object) -> None:
            try:
                value = view.call_async_javascript_function_finish(result)
                answer(json.loads(value.to_string()) if value.is_string() else None)
            except GLib.Error as error:
                print(json.dumps({"error": error.message}), flush=True)

        body = f"const found = await (async () => {{ {script} }})(); return JSON.stringify(found ?? null);"
        self.view.call_async_javascript_function(body, -1, None, None, None, None, done)

    def do_print(self, path: str, paper: str, landscape: bool) -> None:
        operation = WebKit2.PrintOperation.new(self.view)
        settings, page = Gtk.PrintSettings(), Gtk.PageSetup()
        for key, value in (
            (Gtk.PRINT_SETTINGS_OUTPUT_URI, Path(path).as_uri()),
            (Gtk.PRINT_SETTINGS_PRINTER, "Print to File"),
            (Gtk.PRINT_SETTINGS_OUTPUT_FILE_FORMAT, "pdf"),
        ):
            settings.set(key, value)
        page.set_paper_size(Gtk.PaperSize.new(f"iso_{paper}"))
        page.set_orientation(Gtk.PageOrientation.LANDSCAPE if landscape else Gtk.PageOrientation.PORTRAIT)
        for side in ("top", "bottom", "left", "right"):
            getattr(page, f"set_{side}_margin")(MARGIN, Gtk.Unit.MM)
        operation.set_print_settings(settings)
        operation.set_page_setup(page)
        operation.connect("finished", lambda _: answer(path))
        operation.connect("failed", lambda _, error: print(json.dumps({"error": error.message}), flush=True))
        operation.print_()
        self.operation = operation  # else it is thrown away before it is done

    def loaded(self, _: WebKit2.WebView, event: WebKit2.LoadEvent) -> None:
        if event == WebKit2.LoadEvent.FINISHED and self.loading:
            self.loading = False
            answer(None)

    def choose(self, _: WebKit2.WebView, request: WebKit2.FileChooserRequest) -> bool:
        request.select_files([self.file])
        return True

    def confirm(self, _: WebKit2.WebView, dialog: WebKit2.ScriptDialog) -> bool:
        self.asked.append(dialog.get_dialog_type().value_nick)
        dialog.confirm_set_confirmed(True)
        return True

    def download(self, _: WebKit2.WebContext, download: WebKit2.Download) -> None:
        def decide(download: WebKit2.Download, name: str) -> bool:
            download.set_destination((DOWNLOADS / name).as_uri())
            return True

        download.connect("decide-destination", decide)


def answer(value: object) -> None:
    print(json.dumps({"value": value}), flush=True)


window = Window()


def heard(source: int, _: GLib.IOCondition) -> bool:
    line = sys.stdin.readline()
    if not line:
        Gtk.main_quit()
        return False
    window.do(line)
    return True


GLib.io_add_watch(sys.stdin.fileno(), GLib.IO_IN | GLib.IO_HUP, heard)
Gtk.main()
os._exit(0)  # its helpers end with it
