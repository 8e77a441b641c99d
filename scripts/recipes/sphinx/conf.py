project = "Docs"
html_static_path = ["_static"]
html_js_files = ["embed/loader.js"]
