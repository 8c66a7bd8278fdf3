"""The one place that speaks SQL to a desk."""
