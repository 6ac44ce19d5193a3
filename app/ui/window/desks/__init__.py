"""What ties the window's panels to the engine; each desk serves one panel and owns no rule."""
