{
  const script = document.createElement("script");
  script.src = "https://your.host/embed/loader.js";
  document.head.append(script);
}
