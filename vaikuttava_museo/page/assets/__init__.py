"""What is published beside the pages: styles, scripts, pictures, files that programs look for."""
