"""The page: thin views over the library, the only room that imports streamlit."""
