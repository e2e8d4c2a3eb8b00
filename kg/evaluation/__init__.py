"""Evaluation: extracted statements against annotated articles, counted as the annotation guide has it.

``gold`` reads annotations, ``predictions`` what is compared with them, ``linking`` finds the annotated entity that
a name stands for, ``scoring`` counts one article, ``figures`` sums up with intervals.
"""

from kg.evaluation.figures import COLUMNS, Figure, figures
from kg.evaluation.gold import Gold, gold_files, read_gold
from kg.evaluation.predictions import Prediction, prediction_of, predictions_of
from kg.evaluation.scoring import Answers, Score, score

__all__ = [
    "COLUMNS",
    "Answers",
    "Figure",
    "Gold",
    "Prediction",
    "Score",
    "figures",
    "gold_files",
    "prediction_of",
    "predictions_of",
    "read_gold",
    "score",
]
