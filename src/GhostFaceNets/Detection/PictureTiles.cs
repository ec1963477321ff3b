using GhostFaceNets.Imaging;

namespace GhostFaceNets.Detection;

/// <summary>Covers a picture with tiles that overlap by a quarter, so that each face up to that size is whole in one of them.</summary>
internal static class PictureTiles
{
    /// <summary>Where the tiles begin along one axis.</summary>
    public static int[] Starts(int extent, int side)
    {
        if (extent <= side) return [0];
        var overlap = side / 4;
        var count = (int)Math.Ceiling((double)(extent - overlap) / (side - overlap));
        return [.. Enumerable.Range(0, count).Select(index => (int)((long)index * (extent - side) / (count - 1)))];
    }

    /// <summary>Whether a face does not reach over an edge at which the picture goes on: a neighbour shows all of it.</summary>
    public static bool IsWhole(FaceBox face, PictureView tile, Picture picture)
    {
        var (right, bottom) = (tile.Left + tile.Pixels.Width, tile.Top + tile.Pixels.Height);
        return (tile.Left == 0 || face.Left > tile.Left)
            && (tile.Top == 0 || face.Top > tile.Top)
            && (right == picture.Width || face.Left + face.Width < right)
            && (bottom == picture.Height || face.Top + face.Height < bottom);
    }
}
