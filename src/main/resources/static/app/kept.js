// With scripts on, nobody has to press the button.
document.getElementById('kept').requestSubmit();
