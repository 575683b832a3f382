// Makes the staff's pages smoother. All of them work without it, but for passkeys, which browsers offer to scripts alone.
