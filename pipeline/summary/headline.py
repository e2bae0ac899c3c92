from pipeline.model import *


def pick_headline(articles, paragraphs):
    p = paragraphs[0]
    return Excerpt(p.article, p.start, p.end, p)
