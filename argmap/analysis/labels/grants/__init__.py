"""What has to be granted, or given up, for a claim to be in?"""
