"""Tests of what is written for people and programs to read."""
