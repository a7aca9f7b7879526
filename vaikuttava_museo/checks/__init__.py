"""What is wrong in the content: rules, repairs, spelling, and the reporters that tell of it."""
