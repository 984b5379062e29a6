"""What do uncertain priors leave open?"""
